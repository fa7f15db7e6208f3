package org.meterhub.settlement.run;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.deviation.store.DeviationStore;
import org.meterhub.settlement.run.store.ChargeStore;
import org.meterhub.settlement.run.store.RunStore;
import org.meterhub.settlement.run.store.RunStore.SucceededPeriod;

/**
 * The settlement in force: of each day of a grid area, the run whose results the parties have. It is the one with the highest version among those of a type
 * that were sent (docs/guides/settlement-clerk.md#which-run-counts, narrowed to what was sent). Trials, runs over an earlier state and runs that are not
 * sent never count, whoever asks:
 * answers to parties, deviations, reports, billing bases and lists all ask here.
 */
public final class SettlementInForce {

    private final MarketCalendar calendar;
    private final RunStore store = new RunStore();
    private final ChargeStore chargeStore = new ChargeStore();
    private final DeviationStore deviations = new DeviationStore();

    public SettlementInForce(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    /** What a run is worth in one of its grid areas. */
    public enum Standing {
        /** It is still at work there, or found nothing, or was cancelled. */
        NO_RESULTS,
        /** A trial by its nature: it never counts. */
        TRIAL,
        /** Over what was known at an earlier time: it never counts. */
        EARLIER_STATE,
        /** It does not count, because the parties have not been told. */
        NOT_SENT,
        /** All its days are settled by it. */
        IN_FORCE,
        /** Of some of its days a later run was sent. */
        PARTLY_REPLACED,
        /** Of all its days a later run was sent. */
        REPLACED
    }

    /** The version of the run in force of each day. Days without one are left out. */
    public SortedMap<LocalDate, Long> byDay(UnitOfWork unit, CalculationType type, GridAreaCode area, Interval period)
            throws SQLException {
        return newestByDay(store.sent(unit, type, area, period), period);
    }

    /**
     * The version of the newest run of each day, whether it is sent or not, but never a trial: what would be in force if all were sent. Only for who asks for
     * a look ahead.
     */
    public SortedMap<LocalDate, Long> newestByDay(
            UnitOfWork unit, CalculationType type, GridAreaCode area, Interval period) throws SQLException {
        return newestByDay(store.succeeded(unit, type, area, period), period);
    }

    private SortedMap<LocalDate, Long> newestByDay(List<SucceededPeriod> newestFirst, Interval period) {
        SortedMap<LocalDate, Long> newest = new TreeMap<>();
        for (LocalDate day : calendar.daysOf(period)) {
            newestFirst.stream()
                    .filter(run -> run.period().contains(calendar.intervalOf(day)))
                    .findFirst()
                    .ifPresent(run -> newest.put(day, run.version()));
        }
        return newest;
    }

    /**
     * The runs that have results of some day of the period and are newer than what counts of that day, but are not sent; the newest first.
     *
     * @param counted the version that counts of each day; days that are not in it have none
     */
    public List<SettlementRun> waiting(
            UnitOfWork unit,
            CalculationType type,
            GridAreaCode area,
            Interval period,
            SortedMap<LocalDate, Long> counted)
            throws SQLException {
        Collection<Long> sent = store.sent(unit, type, area, period).stream()
                .map(SucceededPeriod::version)
                .toList();
        List<SettlementRun> waiting = new ArrayList<>();
        for (SucceededPeriod run : store.succeeded(unit, type, area, period)) {
            boolean newer = calendar.daysOf(period).stream()
                    .filter(day -> run.period().contains(calendar.intervalOf(day)))
                    .anyMatch(day -> run.version() > counted.getOrDefault(day, 0L));
            if (newer && !sent.contains(run.version())) {
                waiting.add(store.find(unit, run.version()).orElseThrow());
            }
        }
        return waiting;
    }

    /** What a run is worth in one of its areas now. */
    public Standing standing(UnitOfWork unit, SettlementRun run, SettlementRun.Area area) throws SQLException {
        if (run.internal()) {
            return Standing.TRIAL;
        }
        if (run.pastCutoff()) {
            return Standing.EARLIER_STATE;
        }
        if (area.status() != SettlementRun.AreaStatus.SUCCEEDED) {
            return Standing.NO_RESULTS;
        }
        if (area.sentAt() == null) {
            return Standing.NOT_SENT;
        }
        Collection<Long> inForce =
                byDay(unit, run.type(), area.gridArea(), run.period()).values();
        if (inForce.stream().allMatch(version -> version == run.version())) {
            return Standing.IN_FORCE;
        }
        return inForce.contains(run.version()) ? Standing.PARTLY_REPLACED : Standing.REPLACED;
    }

    /**
     * The version of a newer run that makes a run needless in one of its areas, or harmful; empty when there is none. Where later runs of all its days were
     * sent, the parties would be told older figures after newer ones; where a deviation settlement has counted a day since, a correction would be settled
     * twice.
     */
    public Optional<Long> overtakenBy(UnitOfWork unit, SettlementRun run, GridAreaCode area) throws SQLException {
        List<LocalDate> days = calendar.daysOf(run.period());
        Collection<Long> inForce = byDay(unit, run.type(), area, run.period()).values();
        if (inForce.size() == days.size() && inForce.stream().allMatch(version -> version > run.version())) {
            return inForce.stream().max(Long::compare);
        }
        return deviations.knownSince(unit, run.type(), area, days, run.version());
    }

    /** The messages that a run sent with the energy of an area. */
    public List<EnergyResultMessage> energy(UnitOfWork unit, long version, GridAreaCode area, String owner)
            throws SQLException {
        Optional<SettlementRun> run = store.find(unit, version);
        return run.isEmpty()
                ? List.of()
                : store.results(unit, version, area)
                        .map(energy -> EnergyResultMessages.of(run.get().type(), version, energy, owner))
                        .orElse(List.of());
    }

    /** The messages that a run sent with what it charges in an area. */
    public List<ChargeResultMessage> charges(UnitOfWork unit, long version, GridAreaCode area, String owner)
            throws SQLException {
        Optional<SettlementRun> run =
                store.find(unit, version).filter(found -> found.type().isWholesale());
        return run.isEmpty()
                ? List.of()
                : ChargeResultMessages.of(
                        run.get().type(), version, chargeStore.read(unit, run.get(), area, calendar), owner);
    }
}
