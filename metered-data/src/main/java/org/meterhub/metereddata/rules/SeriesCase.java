package org.meterhub.metereddata.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.MeteredPointPeriod;
import org.meterhub.metereddata.SubmittedSeries;

/** A submitted series with all that the rules look at. */
public final class SeriesCase {

    private final SubmittedSeries series;
    private final List<MeteredPointPeriod> known;
    private final List<MeteredPointPeriod> concerned;
    private final Instant now;
    private final MarketProfile profile;
    private final Optional<Interval> period;
    private final Optional<Resolution> resolution;

    SeriesCase(SubmittedSeries series, List<MeteredPointPeriod> periods, Instant now, MarketProfile profile) {
        this.series = series;
        this.now = now;
        this.profile = profile;
        this.period = series.period();
        this.resolution = series.resolution();
        this.known = new ArrayList<>(periods);
        this.known.sort(Comparator.comparing(stretch -> stretch.interval().from()));
        this.concerned = period.map(interval -> known.stream()
                        .filter(stretch -> stretch.interval().overlaps(interval))
                        .toList())
                .orElse(List.of());
    }

    public SubmittedSeries series() {
        return series;
    }

    public Instant now() {
        return now;
    }

    public MarketProfile profile() {
        return profile;
    }

    /** The series' period; empty when it is missing or in the wrong order. */
    public Optional<Interval> period() {
        return period;
    }

    /** The series' resolution; empty when it is none the hub takes. */
    public Optional<Resolution> resolution() {
        return resolution;
    }

    /** All that is known of the metering point, by time. */
    public List<MeteredPointPeriod> known() {
        return known;
    }

    /** The stretches of the metering point that the series' period touches, by time; empty when the point or the period is unknown. */
    public List<MeteredPointPeriod> concerned() {
        return concerned;
    }

    /** The stretch that says who owns the metering point today: the one in force now, else the last; empty when the point is unknown. */
    public Optional<MeteredPointPeriod> current() {
        for (MeteredPointPeriod stretch : known) {
            if (stretch.interval().contains(now)) {
                return Optional.of(stretch);
            }
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
    }

    /** Whether the sender is the metering point's grid company. */
    public boolean isSentByOwner() {
        return current()
                .map(MeteredPointPeriod::gridCompany)
                .filter(series.sender()::equals)
                .isPresent();
    }

    /** The end of a detail that names master data, which only the metering point's own grid company may learn. */
    String expected(String masterData) {
        return isSentByOwner() ? ", expected " + masterData : "";
    }
}
