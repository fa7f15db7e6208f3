package org.meterhub.metereddata.requests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Quality;
import org.meterhub.metereddata.AnsweredSeries;
import org.meterhub.metereddata.ForwardedSeries;
import org.meterhub.metereddata.MergedDay;
import org.meterhub.metereddata.MeteredPointPeriod;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.internal.Steps;

/**
 * What a request is answered with: stored values, cut to what the requester may see. Days of which nothing is stored are left out, so that an answer has a
 * series for each run of days; a step of these days that was never delivered, or without quantity, is told as missing.
 *
 * @param calendar the market's civil time
 */
public record RequestedValues(MarketCalendar calendar) {

    /**
     * The values themselves.
     *
     * @param entitled the stretches that the requester may see, by time
     * @param stored days and months of the metering point, by day; others than those of the stretches do no harm
     * @return in order of time; empty when there are none
     */
    public List<AnsweredSeries> values(DataRequest request, List<MeteredPointPeriod> entitled, List<MergedDay> stored) {
        List<AnsweredSeries> answers = new ArrayList<>();
        for (MeteredPointPeriod stretch : joined(entitled)) {
            Run run = new Run(stretch);
            for (MergedDay day : stored) {
                Optional<Part> part = part(day, stretch);
                if (part.isPresent() && !run.takes(part.get())) {
                    run.end(request).ifPresent(answers::add);
                    run = new Run(stretch);
                    run.takes(part.get());
                }
            }
            run.end(request).ifPresent(answers::add);
        }
        return answers;
    }

    /**
     * Their sum, a single point for each stretch: calculated (A06) when every step of the stretch was measured, else estimated (A03).
     *
     * @return in order of time; empty when there is no value at all
     */
    public List<AnsweredSeries> sums(DataRequest request, List<MeteredPointPeriod> entitled, List<MergedDay> stored) {
        List<AnsweredSeries> answers = new ArrayList<>();
        for (MeteredPointPeriod stretch : joined(entitled)) {
            Sum sum = new Sum();
            for (MergedDay day : stored) {
                part(day, stretch).ifPresent(sum::add);
            }
            if (sum.present > 0) {
                SeriesValues point = new SeriesValues(1);
                boolean complete = sum.measured == steps(stretch);
                point.set(0, sum.quantity, complete ? Quality.CALCULATED : Quality.ESTIMATED);
                answers.add(AnsweredSeries.sum(
                        request.transactionId(),
                        series(request, stretch, stretch.interval(), sum.registeredAt, point)));
            }
        }
        return answers;
    }

    private long steps(MeteredPointPeriod stretch) {
        return stretch.resolution().isFixed()
                ? stretch.resolution().steps(stretch.interval())
                : calendar.dayOf(stretch.interval().from())
                        .datesUntil(calendar.dayOf(stretch.interval().to()))
                        .filter(day -> day.getDayOfMonth() == 1)
                        .count();
    }

    /** Stretches that touch and differ in nothing that the answer says are one. */
    private static List<MeteredPointPeriod> joined(List<MeteredPointPeriod> stretches) {
        List<MeteredPointPeriod> joined = new ArrayList<>();
        for (MeteredPointPeriod stretch : stretches) {
            MeteredPointPeriod last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null
                    && last.interval().to().equals(stretch.interval().from())
                    && last.type() == stretch.type()
                    && last.resolution() == stretch.resolution()
                    && last.unitCode().equals(stretch.unitCode())) {
                joined.set(
                        joined.size() - 1,
                        last.during(new Interval(
                                last.interval().from(), stretch.interval().to())));
            } else {
                joined.add(stretch);
            }
        }
        return joined;
    }

    /** The steps of a day, or the month, that begin within the stretch; empty when there are none or nothing was said of any. */
    private Optional<Part> part(MergedDay day, MeteredPointPeriod stretch) {
        if (day.resolution() != stretch.resolution()) {
            return Optional.empty();
        }
        Steps steps = new Steps(calendar, day.resolution(), calendar.startOf(day.day()));
        int from = steps.firstFrom(stretch.interval().from(), day.values().size());
        int to = steps.firstFrom(stretch.interval().to(), day.values().size());
        for (int i = from; i < to; i++) {
            if (day.values().isDelivered(i)) {
                return Optional.of(new Part(day, from, to, steps.interval(from, to)));
            }
        }
        return Optional.empty();
    }

    private static ForwardedSeries series(
            DataRequest request,
            MeteredPointPeriod stretch,
            Interval interval,
            Instant registeredAt,
            SeriesValues values) {
        Gsrn point = request.gsrn().orElseThrow();
        return new ForwardedSeries(
                point,
                stretch.type(),
                registeredAt,
                stretch.unitCode(),
                stretch.resolution(),
                interval,
                PackedSeries.pack(values));
    }

    /** Part of what is stored of a day. */
    private record Part(MergedDay day, int from, int to, Interval interval) {

        int size() {
            return to - from;
        }
    }

    /** Parts that follow one another without a hole. */
    private static final class Run {

        private final MeteredPointPeriod stretch;
        private final List<Part> parts = new ArrayList<>();

        Run(MeteredPointPeriod stretch) {
            this.stretch = stretch;
        }

        /** @return false when the part does not follow the last one */
        boolean takes(Part part) {
            if (!parts.isEmpty()
                    && !parts.get(parts.size() - 1)
                            .interval()
                            .to()
                            .equals(part.interval().from())) {
                return false;
            }
            parts.add(part);
            return true;
        }

        Optional<AnsweredSeries> end(DataRequest request) {
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            SeriesValues values =
                    new SeriesValues(parts.stream().mapToInt(Part::size).sum());
            Instant registeredAt = Instant.MIN;
            int filled = 0;
            for (Part part : parts) {
                values.copy(part.day().values(), part.from(), filled, part.size());
                filled += part.size();
                registeredAt = later(registeredAt, part.day().version().registeredAt());
            }
            Interval interval = new Interval(
                    parts.get(0).interval().from(),
                    parts.get(parts.size() - 1).interval().to());
            return Optional.of(AnsweredSeries.of(
                    request.transactionId(), series(request, stretch, interval, registeredAt, values)));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Adds parts up. */
    private static final class Sum {

        private long quantity;
        private int present;
        private int measured;
        private Instant registeredAt = Instant.MIN;

        void add(Part part) {
            SeriesValues values = part.day().values();
            for (int i = part.from(); i < part.to(); i++) {
                if (values.isPresent(i)) {
                    quantity = Math.addExact(quantity, values.quantity(i));
                    present++;
                    measured += values.quality(i) == Quality.MEASURED ? 1 : 0;
                }
            }
            registeredAt = later(registeredAt, part.day().version().registeredAt());
        }
    }
}
