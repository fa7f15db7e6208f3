package org.meterhub.metereddata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Resolution;

/** One market day of a metering point (or one month), each step from the greatest version that speaks of it. */
public final class MergedDay {

    private static final Comparator<DayVersion> BY_DAY_NEWEST_FIRST = Comparator.comparing(DayVersion::meteringPoint)
            .thenComparing(DayVersion::day)
            .thenComparing(DayVersion::resolution)
            .thenComparing(DayVersion::version, Comparator.reverseOrder());

    private final DayVersion newest;
    private final SeriesValues values;
    private final @Nullable Version[] sources;

    private MergedDay(DayVersion newest) {
        this.newest = newest;
        this.values = newest.values();
        this.sources = new Version[values.size()];
        claim(newest.version());
    }

    private MergedDay(DayVersion newest, MergedDay before) {
        this.newest = newest;
        this.values = new SeriesValues(before.values.size());
        this.values.copy(before.values, 0, 0, values.size());
        this.sources = before.sources.clone();
    }

    /** A day of which one version is known. */
    public static MergedDay of(DayVersion version) {
        return new MergedDay(version);
    }

    /** Merges all versions of any days, in any order; the result is ordered by metering point, day and resolution. */
    public static List<MergedDay> merge(List<DayVersion> versions) {
        List<DayVersion> ordered = new ArrayList<>(versions);
        ordered.sort(BY_DAY_NEWEST_FIRST);
        List<MergedDay> merged = new ArrayList<>();
        for (DayVersion version : ordered) {
            MergedDay last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.isOf(version)) {
                last.values.fillFrom(version.values());
                last.claim(version.version());
            } else {
                merged.add(new MergedDay(version));
            }
        }
        return merged;
    }

    /** The day as it is once this version of it is known too. */
    public MergedDay with(DayVersion version) {
        MergedDay later = new MergedDay(version.version().compareTo(newest.version()) > 0 ? version : newest, this);
        SeriesValues told = version.values();
        for (int i = 0; i < sources.length; i++) {
            if (told.isDelivered(i) && counts(version, i)) {
                later.values.copy(told, i, i, 1);
                later.sources[i] = version.version();
            }
        }
        return later;
    }

    /** Whether a step of the day would say something else if this version of it were known too. */
    public boolean isChangedBy(DayVersion version) {
        SeriesValues told = version.values();
        for (int i = 0; i < sources.length; i++) {
            if (told.isDelivered(i) && counts(version, i) && !values.isAlike(told, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the version says what is known and was registered no later, so that to know it or not makes no difference to anything that may still come. */
    public boolean isRepeatedBy(DayVersion version) {
        SeriesValues told = version.values();
        for (int i = 0; i < sources.length; i++) {
            Version source = sources[i];
            if (told.isDelivered(i)
                    && (source == null
                            || source.registeredAt().isBefore(version.version().registeredAt())
                            || !values.isAlike(told, i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the version has the say about a step. */
    private boolean counts(DayVersion version, int step) {
        Version source = sources[step];
        return source == null || version.version().compareTo(source) > 0;
    }

    private boolean isOf(DayVersion other) {
        return newest.meteringPoint().equals(other.meteringPoint())
                && newest.day().equals(other.day())
                && newest.resolution() == other.resolution();
    }

    /** Notes the version as the source of every step that has content now and had none before. */
    private void claim(Version version) {
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] == null && values.isDelivered(i)) {
                sources[i] = version;
            }
        }
    }

    public Gsrn meteringPoint() {
        return newest.meteringPoint();
    }

    /** The market day; the first of the month for a monthly value. */
    public LocalDate day() {
        return newest.day();
    }

    public Resolution resolution() {
        return newest.resolution();
    }

    public SeriesValues values() {
        return values;
    }

    /** The greatest version that has a part in the day. */
    public Version version() {
        return newest.version();
    }

    /** The version that the step's content comes from; empty when no version speaks of it. */
    public Optional<Version> source(int step) {
        return Optional.ofNullable(sources[step]);
    }

    @Override
    public String toString() {
        return meteringPoint() + " " + day() + " " + resolution() + " " + values;
    }
}
