package org.meterhub.settlement.calculation.table;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.QualityMask;

/**
 * The words that stand in results for codes (docs/concepts/settlement.md#from-readings-to-energy). Types of points that the Danish hub all calls unknown
 * keep a name of their
 * own, so that the results of two of them never have the same number.
 */
final class ResultNames {

    private ResultNames() {}

    static String of(MeteringPointType type) {
        return type == MeteringPointType.WHOLESALE_SERVICES
                ? "wholesale_services_information"
                : type.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String of(@Nullable SettlementMethod method) {
        return method == null ? null : method.name().toLowerCase(Locale.ROOT);
    }

    static String of(Quality quality) {
        return quality.name().toLowerCase(Locale.ROOT);
    }

    /** A set of qualities; nothing for the empty set, which pieces have. */
    static @Nullable String ofSet(byte mask) {
        Set<Quality> qualities = QualityMask.toSet(mask);
        return qualities.isEmpty()
                ? null
                : qualities.stream()
                        .map(quality -> "'" + of(quality) + "'")
                        .collect(Collectors.joining(", ", "[", "]"));
    }
}
