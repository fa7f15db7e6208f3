package org.meterhub.messagelog.store;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The sealed months of transaction ids that this process knows by a filter in memory, one after the other without a gap. Nothing depends on it but time:
 * it can be lost and made again from the table, and each process has its own. Immutable.
 */
record LearntMonths(NavigableMap<YearMonth, IdFilter> filters) {

    static final LearntMonths NONE = new LearntMonths(new TreeMap<>());

    /** An id that may have been used in a month. */
    record Suspicion(UUID hash, LocalDate month) {}

    /** The first of the months known; of none, the same day as {@link #until}. */
    LocalDate from() {
        return filters.isEmpty() ? LocalDate.EPOCH : filters.firstKey().atDay(1);
    }

    /** The day after the months known. */
    LocalDate until() {
        return filters.isEmpty()
                ? LocalDate.EPOCH
                : filters.lastKey().plusMonths(1).atDay(1);
    }

    long bytes() {
        return filters.values().stream().mapToLong(IdFilter::bytes).sum();
    }

    /** Whether there are any, all before the month. */
    boolean isBefore(YearMonth month) {
        return !filters.isEmpty() && filters.lastKey().isBefore(month);
    }

    /** Where the ids may have been used; nowhere else in these months they were. */
    List<Suspicion> suspicions(Collection<UUID> hashes) {
        List<Suspicion> suspicions = new ArrayList<>();
        for (Map.Entry<YearMonth, IdFilter> month : filters.entrySet()) {
            for (UUID hash : hashes) {
                if (month.getValue().mayHold(hash)) {
                    suspicions.add(new Suspicion(hash, month.getKey().atDay(1)));
                }
            }
        }
        return suspicions;
    }

    /** With one month more, beside those known. */
    LearntMonths with(YearMonth month, IdFilter filter) {
        NavigableMap<YearMonth, IdFilter> more = new TreeMap<>(filters);
        more.put(month, filter);
        return new LearntMonths(more);
    }

    /** Without the oldest month. */
    LearntMonths withoutOldest() {
        return new LearntMonths(filters.tailMap(filters.firstKey(), false));
    }

    /** Those of the months known that are sealed still and follow one another up to the last; an old one may have been forgotten meanwhile. */
    LearntMonths stillAmong(SortedMap<YearMonth, Boolean> seals) {
        NavigableMap<YearMonth, IdFilter> kept = new TreeMap<>();
        YearMonth month = filters.isEmpty() ? null : filters.lastKey();
        while (month != null && filters.containsKey(month) && seals.getOrDefault(month, false)) {
            kept.put(month, filters.get(month));
            month = month.minusMonths(1);
        }
        return new LearntMonths(kept);
    }

    /**
     * The sealed month that it is best to know next: the one after those known, then the one before them; of none known the newest.
     */
    Optional<YearMonth> next(SortedMap<YearMonth, Boolean> seals) {
        if (filters.isEmpty()) {
            return seals.keySet().stream().filter(seals::get).max(Comparator.naturalOrder());
        }
        return Stream.of(filters.lastKey().plusMonths(1), filters.firstKey().minusMonths(1))
                .filter(month -> seals.getOrDefault(month, false))
                .findFirst();
    }
}
