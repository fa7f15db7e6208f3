package org.meterhub.supplierregistry.effect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.process.NoticeKind;
import org.meterhub.supplierregistry.process.ProcessEvent;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.store.ProcessRecord;
import org.meterhub.supplierregistry.supply.SupplyLedger;

/** BRS-003 and BRS-011: where a wrong change or move brought a supply, the former supply goes on as if it had never been. */
final class Undoing {

    private Undoing() {}

    static ProcessStep undo(EffectRun run) {
        ProcessRecord process = run.process();
        Long wrongId = process.concerns();
        if (wrongId == null) {
            throw new IllegalStateException(process + " names nothing to undo");
        }
        List<SupplyPeriod> former = run.context().supply().supersededBy(run.unit(), process.gsrn(), wrongId);
        List<SupplyPeriod> restored = new ArrayList<>();
        for (SupplyPeriod wrong : run.before()) {
            if (wrongId.equals(wrong.begunBy())) {
                run.ledger().clear(wrong.validFrom(), wrong.validTo());
                restored.addAll(restore(run.ledger(), former, wrong));
                run.tellSupplier(
                        NoticeKind.SUPPLY, BusinessReason.END_OF_SUPPLY_BY_UNDO, wrong.supplier(), wrong.validFrom());
                restoreCustomers(run, wrongId, wrong);
            }
        }
        run.context()
                .processes()
                .advance(run.unit(), wrongId, ProcessState.UNDONE, null, ProcessEvent.UNDONE, run.now());
        if (process.kind() == ProcessKind.UNDO_MOVE) {
            leaveAgain(run, process.start(), restored);
        }
        reinstate(run, restored);
        for (SupplyPeriod period : restored) {
            run.tellSupplier(NoticeKind.SUPPLY, BusinessReason.CONTINUED_SUPPLY, period.supplier(), period.validFrom());
            run.introduce(period.supplier(), process.kind().reason(), period.validFrom());
        }
        boolean move = process.kind() == ProcessKind.UNDO_MOVE;
        run.tellGridCompany(
                NoticeKind.SUPPLY,
                move ? BusinessReason.INCORRECT_PROCESS : BusinessReason.UNDO_CHANGE_OF_SUPPLIER,
                process.start());
        return run.done(ProcessState.EFFECTUATED, null);
    }

    /** Puts what the wrong process had made void back into the stretch that it took. */
    private static List<SupplyPeriod> restore(SupplyLedger ledger, List<SupplyPeriod> former, SupplyPeriod wrong) {
        List<SupplyPeriod> restored = new ArrayList<>();
        for (SupplyPeriod old : former) {
            Instant from = later(old.validFrom(), wrong.validFrom());
            Instant to = earlier(old.validTo(), wrong.validTo());
            if (to != null && !from.isBefore(to)) {
                continue;
            }
            Optional<SupplyPeriod> goesOn = Optional.of(old);
            if (old.validFrom().isBefore(wrong.validFrom())) {
                // It was cut here. What has become of its beginning since then goes before what it was.
                goesOn = ledger.endingAt(wrong.validFrom());
            }
            goesOn.map(supply -> supply.during(from, to)).ifPresent(part -> {
                ledger.put(part);
                restored.add(part);
            });
        }
        return restored;
    }

    private static void restoreCustomers(EffectRun run, long wrongId, SupplyPeriod wrong) {
        if (run.process().kind() == ProcessKind.UNDO_MOVE) {
            run.context()
                    .customers()
                    .restore(
                            run.unit(),
                            wrong.gsrn(),
                            wrongId,
                            wrong.validFrom(),
                            wrong.validTo(),
                            run.process().id(),
                            run.now());
        }
    }

    /** Who was said to have moved in never did: what was asked for since on that customer's account is void; what names the one who has been there all along stands. */
    private static void leaveAgain(EffectRun run, Instant from, List<SupplyPeriod> restored) {
        String customer = restored.isEmpty() ? null : restored.get(0).customerId();
        run.overtakeLeavingCustomers(from, run.stayEndsAfter(from), customer);
    }

    /** Changes that the wrong move had made void, and that had been given effect before it, stand again. */
    private static void reinstate(EffectRun run, List<SupplyPeriod> restored) {
        for (SupplyPeriod period : restored) {
            run.processOf(period.begunBy())
                    .filter(other -> other.state() == ProcessState.OVERTAKEN)
                    .ifPresent(other -> run.context()
                            .processes()
                            .advance(
                                    run.unit(),
                                    other.id(),
                                    ProcessState.EFFECTUATED,
                                    null,
                                    ProcessEvent.REINSTATED,
                                    run.now()));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
