package org.meterhub.settlement.calculation.table;

import java.time.Instant;
import java.util.Locale;
import java.util.function.LongFunction;
import org.meterhub.settlement.calculation.CalculationType;

/**
 * What all rows of a calculation's tables have in common.
 *
 * @param id as the caller of the calculation gave it
 * @param executionStart when it was started
 * @param meteringPointNames how a point's number is written
 */
public record CalculationHeader(
        String id, CalculationType type, Instant executionStart, LongFunction<String> meteringPointNames) {

    /** Metering points are written as eighteen digits. */
    public CalculationHeader(String id, CalculationType type, Instant executionStart) {
        this(id, type, executionStart, number -> String.format(Locale.ROOT, "%018d", number));
    }

    String meteringPoint(long number) {
        return meteringPointNames.apply(number);
    }
}
