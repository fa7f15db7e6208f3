package org.meterhub.metereddata.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MergedDay;
import org.meterhub.metereddata.SeriesValues;

/**
 * A series says something that the hub does not know: E86. Unlike the other rules it needs what is stored, and is asked only where the market wants it
 * ({@link org.meterhub.marketmodel.UnchangedSeries}). What two documents say at the same time is new in both; so is what one document says twice.
 */
public final class SaysSomethingNewRule {

    private final Map<Key, MergedDay> stored = new HashMap<>();

    private record Key(Gsrn meteringPoint, LocalDate day, Resolution resolution) {}

    /** @param known the days and months of the series' metering points, as they are stored */
    public SaysSomethingNewRule(Collection<MergedDay> known) {
        known.forEach(day -> stored.put(new Key(day.meteringPoint(), day.day(), day.resolution()), day));
    }

    /**
     * @param series the days of one series
     * @return what breaks the rule; empty when something is new
     */
    public List<Rejection> check(List<DayVersion> series) {
        return series.stream().allMatch(this::isKnown)
                ? List.of(RejectionCode.VALUE_INCORRECT.at(
                        Fields.POINT, "the series says nothing that the hub does not know already"))
                : List.of();
    }

    private boolean isKnown(DayVersion delivered) {
        MergedDay known = stored.get(new Key(delivered.meteringPoint(), delivered.day(), delivered.resolution()));
        if (known == null) {
            return false;
        }
        SeriesValues values = delivered.values();
        for (int i = 0; i < values.size(); i++) {
            if (values.isDelivered(i) && !isSame(values, known.values(), i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(SeriesValues one, SeriesValues other, int step) {
        return other.isDelivered(step)
                && one.quality(step) == other.quality(step)
                && one.isPresent(step) == other.isPresent(step)
                && (!one.isPresent(step) || one.quantity(step) == other.quantity(step));
    }
}
