package org.meterhub.metereddata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Resolution;

/**
 * What is known of the days that some series touch, while versions of them are being added: looked up once for many series, and kept up to date by
 * {@link #add}. For one unit of work; not thread safe.
 */
public final class KnownDays {

    private final MeteredDays store;
    private final MarketCalendar calendar;
    private final Map<Key, MergedDay> days = new HashMap<>();
    private final Set<Asked> asked = new HashSet<>();

    private record Key(Gsrn meteringPoint, LocalDate day, Resolution resolution) {

        static Key of(DayVersion version) {
            return new Key(version.meteringPoint(), version.day(), version.resolution());
        }
    }

    /** Days, or the months that begin on them, from, inclusive, and to, exclusive. */
    private record Span(boolean months, LocalDate from, LocalDate to) {}

    private record Asked(Gsrn meteringPoint, Span span) {}

    public KnownDays(MeteredDays store, MarketCalendar calendar) {
        this.store = store;
        this.calendar = calendar;
    }

    /**
     * Looks up the days of these series that have not been looked up: series of the same days together, as nearly all of a morning are. A series that
     * does not have as many points as its period has steps is passed over, so that what is read is bounded by what was sent.
     */
    public void lookUp(UnitOfWork unit, Collection<SubmittedSeries> series) {
        Map<Span, Set<Gsrn>> wanted = new LinkedHashMap<>();
        for (SubmittedSeries each : series) {
            Optional<Gsrn> point = each.gsrn();
            Optional<Span> span = span(each);
            if (point.isPresent() && span.isPresent() && asked.add(new Asked(point.get(), span.get()))) {
                wanted.computeIfAbsent(span.get(), none -> new LinkedHashSet<>())
                        .add(point.get());
            }
        }
        wanted.forEach((span, points) -> {
            List<DayVersion> found = span.months
                    ? store.monthVersions(unit, points, span.from, span.to, KnownAt.LATEST)
                    : store.versions(unit, points, span.from, span.to, KnownAt.LATEST);
            MergedDay.merge(found)
                    .forEach(day -> days.put(new Key(day.meteringPoint(), day.day(), day.resolution()), day));
        });
    }

    private Optional<Span> span(SubmittedSeries series) {
        Optional<Interval> period = series.period();
        Optional<Resolution> resolution = series.resolution();
        if (period.isEmpty() || resolution.isEmpty()) {
            return Optional.empty();
        }
        LocalDate from = calendar.dayOf(period.get().from());
        LocalDate to = calendar.dayOf(period.get().to().minusNanos(1)).plusDays(1);
        boolean fits = resolution.get().isFixed()
                ? resolution.get().steps(period.get()) == series.count()
                : from.plusMonths(series.count()).equals(to);
        return fits ? Optional.of(new Span(!resolution.get().isFixed(), from, to)) : Optional.empty();
    }

    /** Whether a day would say something else if one of these versions were known too. */
    public boolean areChangedBy(List<DayVersion> versions) {
        return versions.stream().anyMatch(version -> {
            MergedDay known = days.get(Key.of(version));
            return known == null || known.isChangedBy(version);
        });
    }

    /** The versions without those that repeat what is known, registered no later: to keep them would make no difference ever. */
    public List<DayVersion> withoutRepetitions(List<DayVersion> versions) {
        List<DayVersion> kept = new ArrayList<>(versions.size());
        for (DayVersion version : versions) {
            MergedDay known = days.get(Key.of(version));
            if (known == null || !known.isRepeatedBy(version)) {
                kept.add(version);
            }
        }
        return kept;
    }

    /** These versions are known from now on. */
    public void add(List<DayVersion> versions) {
        for (DayVersion version : versions) {
            days.merge(Key.of(version), MergedDay.of(version), (known, one) -> known.with(version));
        }
    }
}
