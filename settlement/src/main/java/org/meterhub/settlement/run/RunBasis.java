package org.meterhub.settlement.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.settlement.MeteredDaysSource;
import org.meterhub.settlement.PointRange;
import org.meterhub.settlement.SettlementCharges;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.MeteredDaySink;
import org.meterhub.settlement.calculation.PeriodSelection;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.run.store.ChargeStore;
import org.meterhub.settlement.run.store.RunStore;

/** What runs have found, and what they used: the periods kept with them, and readings, prices and links as they were known at their cut-offs. */
public final class RunBasis {

    private final Database database;
    private final MeteredDaysSource days;
    private final SettlementCharges charges;
    private final MarketCalendar calendar;
    private final RunStore store = new RunStore();
    private final ChargeStore chargeStore = new ChargeStore();

    public RunBasis(Database database, MeteredDaysSource days, SettlementCharges charges, MarketCalendar calendar) {
        this.database = database;
        this.days = days;
        this.charges = charges;
        this.calendar = calendar;
    }

    /** The market's civil time. */
    public MarketCalendar calendar() {
        return calendar;
    }

    /** Empty when there is no such run. */
    public Optional<SettlementRun> run(long version) {
        return database.inTransaction(unit -> store.find(unit, version));
    }

    /** Results of the days only. */
    public AreaEnergy energy(RunDays part, GridAreaCode area) {
        return database.inTransaction(unit -> store.results(unit, part.run().version(), area))
                .orElseThrow(() -> gone(part, area))
                .during(part.days());
    }

    /** What a run of a wholesale type charged in its whole period. */
    public AreaCharges charges(RunDays part, GridAreaCode area) {
        return database.inTransaction(unit -> chargeStore.read(unit, part.run(), area, calendar));
    }

    /** The periods of the area's own points that the run used, cut to the days, in order of the points' numbers and of time. */
    public List<SettlementPointPeriod> periods(RunDays part, GridAreaCode area) {
        List<SettlementPointPeriod> kept = database.inTransaction(
                        unit -> store.basis(unit, part.run().version(), area))
                .orElseThrow(() -> gone(part, area));
        List<SettlementPointPeriod> own = new ArrayList<>();
        for (SettlementPointPeriod period :
                PeriodSelection.select(kept, part.run().type(), part.days(), only(area))) {
            if (period.gridArea().equals(area)) {
                own.add(period);
            }
        }
        own.sort(Comparator.comparing(SettlementPointPeriod::meteringPoint).thenComparing(SettlementPointPeriod::from));
        return own;
    }

    private static IllegalStateException gone(RunDays part, GridAreaCode area) {
        return new IllegalStateException(
                "run " + part.run().version() + " has succeeded in area " + area + " but keeps nothing of it");
    }

    /** Gives the readings of the points in a range, as the run knew them. */
    public void readings(RunDays part, GridAreaCode area, PointRange points, MeteredDaySink sink) {
        days.read(part.days(), only(area), points, part.run().knownAt(), sink);
    }

    /** Gives charges and prices, as the run knew them. */
    public void charges(RunDays part, Consumer<ChargePeriod> periods, Consumer<ChargePrice> prices) {
        charges.readCharges(part.days(), part.run().knownAt(), periods, prices);
    }

    /** Gives links of points to charges, as the run knew them. */
    public void links(RunDays part, GridAreaCode area, Consumer<ChargeLink> links) {
        charges.readLinks(part.days(), only(area), part.run().knownAt(), links);
    }

    private static SortedSet<GridAreaCode> only(GridAreaCode area) {
        return new TreeSet<>(Set.of(area));
    }
}
