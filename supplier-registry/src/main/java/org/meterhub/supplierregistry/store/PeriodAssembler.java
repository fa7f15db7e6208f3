package org.meterhub.supplierregistry.store;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.supplierregistry.MasterData;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.Supply;

/**
 * Lays supply periods over master-data periods: takes the rows of their join in order of point, master-data period and supply period, and gives
 * stretches in which neither changes, also those without supply. Neighbours that do not differ become one.
 */
final class PeriodAssembler {

    private final Interval asked;
    private final Consumer<MeteringPointPeriod> receiver;

    private @Nullable Gsrn gsrn;
    private @Nullable MasterData masterData;
    private @Nullable Interval covered;
    private Instant written;
    private @Nullable MeteringPointPeriod waiting;

    PeriodAssembler(Interval asked, Consumer<MeteringPointPeriod> receiver) {
        this.asked = asked;
        this.receiver = receiver;
        this.written = asked.from();
    }

    /** The next rows are of this point and these master data, in force from until to (null: open). */
    void masterData(Gsrn point, MasterData data, Instant from, @Nullable Instant to) {
        fillWithoutSupply();
        gsrn = point;
        masterData = data;
        covered = cut(asked, from, to);
        written = covered == null ? asked.from() : covered.from();
    }

    /** A supply period of the point, later than the one before. */
    void supply(Supply supply, Instant from, @Nullable Instant to) {
        Interval stretch = covered == null ? null : cut(covered, from, to);
        if (stretch != null) {
            emit(written, stretch.from(), null);
            emit(stretch.from(), stretch.to(), supply);
            written = stretch.to();
        }
    }

    void end() {
        fillWithoutSupply();
        MeteringPointPeriod last = waiting;
        waiting = null;
        if (last != null) {
            receiver.accept(last);
        }
    }

    private void fillWithoutSupply() {
        if (covered != null) {
            emit(written, covered.to(), null);
            covered = null;
        }
    }

    private void emit(Instant from, Instant to, @Nullable Supply supply) {
        if (gsrn == null || masterData == null || !from.isBefore(to)) {
            return;
        }
        MeteringPointPeriod before = waiting;
        if (before != null && continues(before, from, supply)) {
            waiting =
                    new MeteringPointPeriod(gsrn, new Interval(before.interval().from(), to), masterData, supply);
            return;
        }
        waiting = new MeteringPointPeriod(gsrn, new Interval(from, to), masterData, supply);
        if (before != null) {
            receiver.accept(before);
        }
    }

    private boolean continues(MeteringPointPeriod before, Instant from, @Nullable Supply supply) {
        return before.gsrn().equals(gsrn)
                && before.interval().to().equals(from)
                && before.masterData().equals(masterData)
                && (supply == null ? before.supply() == null : supply.equals(before.supply()));
    }

    private static @Nullable Interval cut(Interval whole, Instant from, @Nullable Instant to) {
        Instant start = from.isAfter(whole.from()) ? from : whole.from();
        Instant end = to != null && to.isBefore(whole.to()) ? to : whole.to();
        return start.isBefore(end) ? new Interval(start, end) : null;
    }
}
