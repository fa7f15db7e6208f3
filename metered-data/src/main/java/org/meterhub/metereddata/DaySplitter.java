package org.meterhub.metereddata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.internal.Steps;

/**
 * Cuts an accepted series into the market days it touches, or into months. A day that it covers in part becomes a version that leaves the rest of
 * the day to older versions.
 *
 * @param calendar the market's civil time, which says where a day begins and how long it is
 */
public record DaySplitter(MarketCalendar calendar) {

    /**
     * @param series accepted by the rules
     * @param logRecord id of the message log's record that brought it
     * @param seriesOrdinal its place in the message, from 0
     * @return in order of time
     */
    public List<DayVersion> split(SubmittedSeries series, long logRecord, int seriesOrdinal) {
        Gsrn meteringPoint = series.gsrn().orElseThrow();
        Resolution resolution = series.resolution().orElseThrow();
        Instant start = series.period().orElseThrow().from();
        Version version = new Version(series.registeredAt(), logRecord, seriesOrdinal);
        SeriesValues values = series.arranged();
        return resolution.isFixed()
                ? days(meteringPoint, resolution, start, version, values)
                : months(meteringPoint, resolution, start, version, values);
    }

    private List<DayVersion> days(
            Gsrn meteringPoint, Resolution resolution, Instant start, Version version, SeriesValues values) {
        long step = resolution.step().toSeconds();
        List<DayVersion> versions = new ArrayList<>();
        SeriesValues part = new SeriesValues();
        LocalDate day = calendar.dayOf(start);
        int done = 0;
        while (done < values.size()) {
            Interval interval = calendar.intervalOf(day);
            int size = resolution.steps(interval);
            int offset = (int) ((start.getEpochSecond() - interval.from().getEpochSecond()) / step) + done;
            int taken = Math.min(size - offset, values.size() - done);
            byte[] packed;
            if (taken == size) {
                packed = PackedSeries.pack(values, done, done + taken);
            } else {
                part.reset(size).copy(values, done, offset, taken);
                packed = PackedSeries.pack(part);
            }
            versions.add(new DayVersion(meteringPoint, day, resolution, version, packed));
            done += taken;
            day = day.plusDays(1);
        }
        return versions;
    }

    private List<DayVersion> months(
            Gsrn meteringPoint, Resolution resolution, Instant start, Version version, SeriesValues values) {
        Steps steps = new Steps(calendar, resolution, start);
        List<DayVersion> versions = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            LocalDate month = calendar.dayOf(steps.startOf(i));
            byte[] packed = PackedSeries.pack(values, i, i + 1);
            versions.add(new DayVersion(meteringPoint, month, resolution, version, packed));
        }
        return versions;
    }
}
