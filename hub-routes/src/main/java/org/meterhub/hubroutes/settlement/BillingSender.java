package org.meterhub.hubroutes.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.delivery.MeasureDataRenderer;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messagelog.ItemGroup;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.messagelog.OutboundItems;
import org.meterhub.metereddata.ForwardedSeries;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.settlement.calculation.billing.MeteringPointBill;
import org.meterhub.settlement.run.SettlementInForce;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.billing.BillingDispatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends suppliers what they bill by: the values each of their points was settled with, an RSM-012 series for each point and time, beside the amounts they get
 * with the results (RSM-019). The documents carry the process of the run, D05 or D32, so that nobody takes the values of a cut-off for the newest ones.
 */
public final class BillingSender {

    private static final Logger LOG = LoggerFactory.getLogger(BillingSender.class);

    private static final String KWH = "KWH";

    private final SettlementRuns runs;
    private final BillingDispatch dispatch;
    private final OutboundItems items;
    private final MarketClock clock;

    public BillingSender(SettlementRuns runs, BillingDispatch dispatch, OutboundItems items, MarketClock clock) {
        this.runs = runs;
        this.dispatch = dispatch;
        this.items = items;
        this.clock = clock;
    }

    /**
     * Sends what has not been sent, of the areas whose results have been and are in force: so approval and what is held back hold for the billing basis, too, and
     * nobody bills by values that a later run has replaced.
     *
     * @throws IllegalArgumentException when there is no such run
     */
    public BillingOutcome send(long version) {
        SettlementRun run =
                runs.find(version).orElseThrow(() -> new IllegalArgumentException("there is no run " + version));
        if (!run.type().isWholesale()) {
            return new BillingOutcome.Refused("run " + version + " is a "
                    + run.type().code() + ": there is a billing basis of wholesale fixing and corrections only");
        }
        long series = 0;
        List<GridAreaCode> heldBack = new ArrayList<>();
        List<GridAreaCode> replaced = new ArrayList<>();
        SortedMap<GridAreaCode, SettlementInForce.Standing> standings = runs.standings(run);
        for (SettlementRun.Area area : run.areas()) {
            if (standings.get(area.gridArea()) == SettlementInForce.Standing.REPLACED) {
                replaced.add(area.gridArea());
            } else if (area.sentAt() == null) {
                heldBack.add(area.gridArea());
            } else {
                series += dispatch.send(run, area.gridArea(), (unit, bills) -> queue(unit, run, bills));
            }
        }
        LOG.info("the billing basis of run {} was sent in {} series", version, series);
        return new BillingOutcome.Sent(series, heldBack, replaced);
    }

    private int queue(UnitOfWork unit, SettlementRun run, List<MeteringPointBill> bills) {
        Instant now = clock.now();
        List<OutboundItem> due = new ArrayList<>();
        for (MeteringPointBill bill : bills) {
            String supplier = bill.period().supplier();
            if (supplier != null && !bill.values().isEmpty()) {
                ItemGroup group = MeasureDataRenderer.answerGroup(
                        PartyId.of(supplier),
                        MarketRole.ENERGY_SUPPLIER,
                        run.type().businessReason(),
                        "");
                due.add(new OutboundItem(
                        group, series(run, bill).pack(), bill.resolution().steps(bill.interval()), now));
            }
        }
        if (!due.isEmpty()) {
            items.add(unit, due);
        }
        return due.size();
    }

    /** Every step of the time; one that is missing stays so. Known since the run was asked for. */
    private static ForwardedSeries series(SettlementRun run, MeteringPointBill bill) {
        Interval interval = bill.interval();
        SeriesValues values = new SeriesValues(bill.resolution().steps(interval));
        for (int step = 0; step < values.size(); step++) {
            values.setAbsent(step);
        }
        for (MeteringPointBill.Value value : bill.values()) {
            if (value.quality() != Quality.MISSING) {
                values.set(stepAt(bill, value.time()), value.quantityWh(), value.quality());
            }
        }
        return new ForwardedSeries(
                Gsrn.ofLong(bill.period().meteringPoint()),
                bill.period().type(),
                run.requestedAt(),
                KWH,
                bill.resolution(),
                interval,
                PackedSeries.pack(values));
    }

    private static int stepAt(MeteringPointBill bill, Instant time) {
        long seconds = time.getEpochSecond() - bill.interval().from().getEpochSecond();
        return (int) (seconds / bill.resolution().step().toSeconds());
    }
}
