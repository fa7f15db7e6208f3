package org.meterhub.supplierregistry.effect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.PointPeriod;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.process.CorrectedDays;
import org.meterhub.supplierregistry.process.Notice;
import org.meterhub.supplierregistry.process.NoticeKind;
import org.meterhub.supplierregistry.process.ProcessEvent;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.process.Reforwarding;
import org.meterhub.supplierregistry.request.ProcessContext;
import org.meterhub.supplierregistry.store.ProcessRecord;
import org.meterhub.supplierregistry.supply.CustomerStays;
import org.meterhub.supplierregistry.supply.SupplyLedger;

/**
 * One process taking effect on one locked point: collects the changes of supply and the notices, then writes all of it and says what follows. What
 * happens to the supply of others, and to the past, is the same for every process and is worked out here.
 */
final class EffectRun {

    private final ProcessContext context;
    private final UnitOfWork unit;
    private final ProcessRecord process;
    private final Instant now;
    private final List<SupplyPeriod> before;
    private final SupplyLedger ledger;
    private final Map<Long, ProcessRecord> processes = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();

    EffectRun(ProcessContext context, UnitOfWork unit, ProcessRecord process, Instant now) {
        this.context = context;
        this.unit = unit;
        this.process = process;
        this.now = now;
        this.before = context.supply().current(unit, process.gsrn());
        this.ledger = new SupplyLedger(before);
        for (ProcessRecord other : context.processes().ofPoint(unit, process.gsrn())) {
            processes.put(other.id(), other);
        }
    }

    ProcessContext context() {
        return context;
    }

    UnitOfWork unit() {
        return unit;
    }

    ProcessRecord process() {
        return process;
    }

    Instant now() {
        return now;
    }

    /** The supply of the point, to be changed. */
    SupplyLedger ledger() {
        return ledger;
    }

    /** The supply of the point as it was before this run. */
    List<SupplyPeriod> before() {
        return before;
    }

    /** A process of this point. */
    Optional<ProcessRecord> processOf(@Nullable Long id) {
        return id == null ? Optional.empty() : Optional.ofNullable(processes.get(id));
    }

    /** Processes of this point that await their deadline, other than this one. */
    List<ProcessRecord> pending() {
        return processes.values().stream()
                .filter(other -> other.state() == ProcessState.AWAITING_DEADLINE && other.id() != process.id())
                .toList();
    }

    /** A supply that this process begins, for its requester. */
    SupplyPeriod begins(@Nullable Instant to, @Nullable String customerId, @Nullable String customerName) {
        PartyId responsible = process.balanceResponsible();
        if (responsible == null) {
            throw new IllegalStateException(process + " names nobody who answers for its balance");
        }
        return supply(process.requester(), responsible, process.start(), to, customerId, customerName, false);
    }

    SupplyPeriod supply(
            PartyId supplier,
            PartyId responsible,
            Instant from,
            @Nullable Instant to,
            @Nullable String customerId,
            @Nullable String customerName,
            boolean lastResort) {
        return new SupplyPeriod(
                0,
                process.gsrn(),
                supplier,
                responsible,
                customerId,
                customerName,
                from,
                to,
                lastResort,
                process.id(),
                process.id(),
                now,
                null);
    }

    /** The owner of the point's area at the process's date; a point that has just been closed down still has one. */
    GridArea area() {
        MeteringPointPeriod point = context.pointAt(unit, process.gsrn(), process.start());
        if (point == null) {
            throw new IllegalStateException(
                    "metering point " + process.gsrn() + " does not exist at " + process.start());
        }
        GridAreaCode code = point.masterData().gridArea();
        return context.parties()
                .directory(unit)
                .find(code)
                .orElseThrow(() -> new IllegalStateException("grid area " + code + " is missing"));
    }

    void tellGridCompany(NoticeKind kind, BusinessReason reason, Instant from) {
        tell(kind, reason, area().gridCompany(), MarketRole.GRID_COMPANY, from);
    }

    void tellSupplier(NoticeKind kind, BusinessReason reason, PartyId supplier, Instant from) {
        tell(kind, reason, supplier, MarketRole.ENERGY_SUPPLIER, from);
    }

    private void tell(NoticeKind kind, BusinessReason reason, PartyId receiver, MarketRole role, Instant from) {
        String original =
                receiver.equals(process.requester()) && kind != NoticeKind.SUPPLY ? process.transactionId() : null;
        notices.add(new Notice(kind, reason, receiver, role, process.id(), process.gsrn(), from, original));
    }

    /** What a supplier must know of a point it begins to supply: the point, its customer, and what it pays, if that is known. */
    void introduce(PartyId supplier, BusinessReason reason, Instant from) {
        tellSupplier(NoticeKind.MASTER_DATA, reason, supplier, from);
        tellSupplier(NoticeKind.CUSTOMER_DATA, reason, supplier, from);
        if (context.chargeLinks().current(unit, process.gsrn()).stream().anyMatch(link -> link.reaches(from))) {
            // The market has RSM-031 for changes and move-ins, and else for links alone.
            boolean asked = process.kind().isChangeOfSupplier() || process.kind() == ProcessKind.MOVE_IN;
            tellSupplier(NoticeKind.CHARGE_LINKS, asked ? reason : BusinessReason.CHARGE_LINKS, supplier, from);
        }
    }

    /** Another process is void because of this one; its requester is told, and nobody else: nobody else knew of it. */
    void overtake(ProcessRecord other) {
        context.processes().advance(unit, other.id(), ProcessState.OVERTAKEN, null, ProcessEvent.OVERTAKEN, now);
        processes.remove(other.id());
        notices.add(cancellation(other));
    }

    private static Notice cancellation(ProcessRecord other) {
        return new Notice(
                NoticeKind.CANCELLATION,
                other.kind().reason(),
                other.requester(),
                MarketRole.ENERGY_SUPPLIER,
                other.id(),
                other.gsrn(),
                other.start(),
                other.transactionId());
    }

    /**
     * The customer who was there before leaves, or has never been there: what suppliers have asked for on that customer's account from the date on is void.
     *
     * @param until where the stay of the next ends; null for nowhere
     * @param newCustomerId whose processes stand; null: nobody's
     */
    void overtakeLeavingCustomers(Instant from, @Nullable Instant until, @Nullable String newCustomerId) {
        Instant nextMove = until;
        for (ProcessRecord other : pending()) {
            if (other.kind() == ProcessKind.MOVE_IN
                    && other.start().isAfter(from)
                    && (nextMove == null || other.start().isBefore(nextMove))) {
                nextMove = other.start();
            }
        }
        for (ProcessRecord other : pending()) {
            boolean within = !other.start().isBefore(from)
                    && (nextMove == null || other.start().isBefore(nextMove));
            boolean ofNewCustomer = newCustomerId != null && newCustomerId.equals(other.customerId());
            if (within && other.kind() != ProcessKind.MOVE_IN && !ofNewCustomer) {
                overtake(other);
            }
        }
    }

    /**
     * Until when, as far as is known, the point is free for who moves in at the date, or leaves there: where the next customer's stay begins, or where the
     * point is closed down. Null for ever.
     */
    @Nullable
    Instant stayEndsAfter(Instant date) {
        Instant next = stays().nextCustomerAfter(date);
        return next != null ? next : closedDownFrom();
    }

    /** Whose the supply of the point was before this run. */
    CustomerStays stays() {
        return context.stays(unit, process.gsrn(), before);
    }

    /** From when on the point is closed down, so that nobody supplies it; null: as far as is known, never. */
    @Nullable
    Instant closedDownFrom() {
        return context.masterData().current(unit, process.gsrn()).stream()
                .filter(period -> period.value(PointAttribute.CONNECTION_STATE)
                        .equals(Optional.of(ConnectionState.CLOSED_DOWN.code())))
                .map(PointPeriod::validFrom)
                .findFirst()
                .orElse(null);
    }

    /**
     * Tells those who lose supply by this process, with the reason that ends it. Who has not begun to supply hears that its process is void.
     *
     * @param except the requester where it ends its own supply; null for none
     */
    void tellLosers(BusinessReason reason, @Nullable PartyId except) {
        for (SupplyPeriod old : ledger.superseded()) {
            Instant end = remainingEnd(old);
            boolean vanished = end == null;
            ProcessRecord begunBy = processOf(old.begunBy()).orElse(null);
            if (vanished && begunBy != null && begunBy.id() != process.id() && !old.lastResort()) {
                context.processes()
                        .advance(unit, begunBy.id(), ProcessState.OVERTAKEN, null, ProcessEvent.OVERTAKEN, now);
            }
            if (old.supplier().equals(except)) {
                continue;
            }
            if (vanished && begunBy != null && old.validFrom().isAfter(now) && !old.lastResort()) {
                notices.add(cancellation(begunBy));
            } else if (vanished) {
                tellSupplier(NoticeKind.SUPPLY, reason, old.supplier(), old.validFrom());
            } else if (end != null && !end.equals(old.validTo())) {
                tellSupplier(NoticeKind.SUPPLY, reason, old.supplier(), end);
            }
        }
    }

    /** Where a supply that was changed now ends; null when nothing of it is left. */
    private @Nullable Instant remainingEnd(SupplyPeriod old) {
        Instant end = null;
        for (SupplyPeriod period : ledger.periods()) {
            Instant to = period.validTo();
            if (period.isSameSupplyAs(old) && period.validFrom().equals(old.validFrom()) && to != null) {
                end = to;
            }
        }
        return end;
    }

    /** Writes everything, marks the days whose settlement changes, and gives the step. */
    ProcessStep done(ProcessState state, @Nullable Instant dueAt) {
        Gsrn gsrn = process.gsrn();
        context.supply().record(unit, ledger.superseded(), ledger.added(), process.id(), now);
        context.processes().advance(unit, process.id(), state, dueAt, ProcessEvent.TOOK_EFFECT, now);
        SupplyDifference difference = new SupplyDifference(context.profile().calendar(), before, ledger.periods(), now);
        List<CorrectedDays> corrections = new ArrayList<>();
        difference.correctedDays().forEach(days -> {
            CorrectedDays marked = new CorrectedDays(gsrn, area().code(), days);
            context.correctedDays().add(unit, marked, process.id(), now);
            corrections.add(marked);
        });
        List<Reforwarding> reforwardings = difference.reforwardings(gsrn);
        return new ProcessStep(
                process.id(),
                process.kind(),
                ProcessEvent.TOOK_EFFECT,
                gsrn,
                process.requester(),
                process.start(),
                notices,
                reforwardings,
                corrections);
    }

    /** Nothing changes, because the process has become void; its requester is told. */
    ProcessStep voided() {
        context.processes().advance(unit, process.id(), ProcessState.OVERTAKEN, null, ProcessEvent.OVERTAKEN, now);
        return new ProcessStep(
                process.id(),
                process.kind(),
                ProcessEvent.OVERTAKEN,
                process.gsrn(),
                process.requester(),
                process.start(),
                List.of(cancellation(process)),
                List.of(),
                List.of());
    }
}
