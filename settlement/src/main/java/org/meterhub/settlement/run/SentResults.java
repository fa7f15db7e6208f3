package org.meterhub.settlement.run;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.store.ChargeStore;
import org.meterhub.settlement.run.store.RunStore;

/** Results that have been sent, to be looked up in a transaction of the caller's: what parties know already, and may ask for again. */
public final class SentResults {

    private final MarketCalendar calendar;
    private final RunStore store = new RunStore();
    private final ChargeStore chargeStore = new ChargeStore();

    public SentResults(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    /** Which run holds the latest results of each day that were sent (settlement.md §1.3). Days without one are left out. */
    public SortedMap<LocalDate, Long> latestByDay(
            UnitOfWork unit, CalculationType type, GridAreaCode area, Interval period) throws SQLException {
        return SettlementRuns.latestByDay(store.sent(unit, type, area, period), period, calendar);
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
