package org.meterhub.settlement.run.billing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.settlement.calculation.billing.MeteringPointBill;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.store.BillingStore;

/**
 * Sends the billing basis of a grid area once: some points at a time, each time in one transaction with the note of how far it has come. After a crash it goes on
 * behind the last point that was noted; of two who send beside each other the one who is overtaken stops, and nothing goes out twice.
 */
public final class BillingDispatch {

    /** Points in one transaction: what is redone after a crash, and what is in memory to be queued. */
    private static final int POINTS_PER_TRANSACTION = 500;

    private final Database database;
    private final MarketClock clock;
    private final BillingBases bases;
    private final int pointsPerTransaction;
    private final BillingStore store = new BillingStore();

    public BillingDispatch(Database database, MarketClock clock, BillingBases bases) {
        this(database, clock, bases, POINTS_PER_TRANSACTION);
    }

    BillingDispatch(Database database, MarketClock clock, BillingBases bases, int pointsPerTransaction) {
        this.database = database;
        this.clock = clock;
        this.bases = bases;
        this.pointsPerTransaction = pointsPerTransaction;
    }

    /** Queues what the bills of some points say, in the transaction that notes it. */
    public interface Queue {

        /** @return number of series */
        int add(UnitOfWork unit, List<MeteringPointBill> bills) throws SQLException;
    }

    public BillingProgress progress(long version, GridAreaCode area) {
        return database.inTransaction(unit -> store.progress(unit, version, area));
    }

    /**
     * Sends what has not been sent.
     *
     * @param run of a wholesale type, in which the area succeeded and whose results of it may go out
     * @return number of series queued by this call; zero when everything had been
     */
    public long send(SettlementRun run, GridAreaCode area, Queue queue) {
        BillingProgress begin = progress(run.version(), area);
        if (begin.isFinished()) {
            return 0;
        }
        Sending sending = new Sending(run, area, queue, begin);
        try {
            bases.read(run, area, begin.pointDone(), null, sending::take);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        sending.finish();
        return sending.series;
    }

    /** One who sends, and how far he has come. */
    private final class Sending {

        private final SettlementRun run;
        private final GridAreaCode area;
        private final Queue queue;
        private BillingProgress at;
        private long series;
        /** Somebody else has gone on from where this one stood, and will finish. */
        private boolean overtaken;

        Sending(SettlementRun run, GridAreaCode area, Queue queue, BillingProgress begin) {
            this.run = run;
            this.area = area;
            this.queue = queue;
            this.at = begin;
        }

        void take(List<MeteringPointBill> bills) {
            int from = 0;
            while (from < bills.size() && !overtaken) {
                int to = endOfPoints(bills, from);
                queue(bills.subList(from, to));
                from = to;
            }
        }

        /** Bills of one point are never divided. */
        private int endOfPoints(List<MeteringPointBill> bills, int from) {
            int points = 0;
            int end = from;
            while (end < bills.size()) {
                boolean newPoint = end == from || point(bills, end) != point(bills, end - 1);
                if (newPoint && points == pointsPerTransaction) {
                    return end;
                }
                points += newPoint ? 1 : 0;
                end++;
            }
            return end;
        }

        private static long point(List<MeteringPointBill> bills, int index) {
            return bills.get(index).period().meteringPoint();
        }

        private void queue(List<MeteringPointBill> bills) {
            advance(new BillingProgress(point(bills, bills.size() - 1), null), unit -> queue.add(unit, bills));
        }

        void finish() {
            if (!overtaken) {
                advance(new BillingProgress(at.pointDone(), clock.now()), unit -> 0);
            }
        }

        /** Who is overtaken queues nothing. */
        private void advance(BillingProgress next, Database.Work<Integer> work) {
            OptionalInt queued = database.inTransaction(unit -> store.advance(unit, run.version(), area, at, next)
                    ? OptionalInt.of(work.with(unit))
                    : OptionalInt.empty());
            overtaken = queued.isEmpty();
            series += queued.orElse(0);
            at = next;
        }
    }
}
