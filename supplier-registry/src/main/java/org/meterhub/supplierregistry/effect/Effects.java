package org.meterhub.supplierregistry.effect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.process.Notice;
import org.meterhub.supplierregistry.process.NoticeKind;
import org.meterhub.supplierregistry.process.ProcessEvent;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.request.ProcessContext;
import org.meterhub.supplierregistry.store.ProcessRecord;

/** How each kind of process takes effect. The caller holds the point's lock. */
public final class Effects {

    private final ProcessContext context;

    public Effects(ProcessContext context) {
        this.context = context;
    }

    /** Lets the process change the registry and says what is then due to whom. */
    public ProcessStep take(UnitOfWork unit, ProcessRecord process, Instant now) {
        EffectRun run = new EffectRun(context, unit, process, now);
        return switch (process.kind()) {
            case CHANGE_OF_SUPPLIER, CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE -> changeSupplier(run);
            case MOVE_IN -> moveIn(run);
            case END_OF_SUPPLY -> endSupply(run);
            case MOVE_OUT -> moveOut(run);
            case UNDO_CHANGE_OF_SUPPLIER, UNDO_MOVE -> Undoing.undo(run);
            case CLOSE_DOWN_METERING_POINT -> closeDown(run);
            default -> throw new IllegalStateException(process + " changes no supply");
        };
    }

    /** Who supplies the point at the start loses it there, to the requester, until the next supply that is already agreed. */
    private ProcessStep changeSupplier(EffectRun run) {
        ProcessRecord process = run.process();
        Instant start = process.start();
        SupplyPeriod losing = run.ledger().at(start).orElse(null);
        Instant end = losing != null
                ? losing.validTo()
                : run.ledger().firstAfter(start).map(SupplyPeriod::validFrom).orElseGet(run::closedDownFrom);
        run.ledger().clear(start, end);
        run.ledger().put(beginsForSameCustomer(run, losing, end));
        BusinessReason reason = process.kind().reason();
        run.tellLosers(reason, null);
        run.tellGridCompany(NoticeKind.SUPPLY, reason, start);
        run.introduce(process.requester(), reason, start);
        return run.done(ProcessState.EFFECTUATED, null);
    }

    /** A customer's number need not be given: it is that of who is supplied, or was until the former supplier gave the point up. */
    private SupplyPeriod beginsForSameCustomer(EffectRun run, @Nullable SupplyPeriod losing, @Nullable Instant end) {
        ProcessRecord process = run.process();
        if (process.customerId() != null) {
            return run.begins(end, process.customerId(), process.customerName());
        }
        if (losing != null) {
            return run.begins(end, losing.customerId(), losing.customerName());
        }
        return run.stays()
                .supplyBefore(process.start())
                .map(former -> run.begins(end, former.customerId(), former.customerName()))
                .orElseGet(() -> run.begins(end, null, process.customerName()));
    }

    /**
     * The customer who was there before leaves with all that was agreed for later; the new one stays until the next who has moved in, or until the point is
     * closed down.
     */
    private ProcessStep moveIn(EffectRun run) {
        ProcessRecord process = run.process();
        Instant start = process.start();
        Instant end = run.stayEndsAfter(start);
        run.ledger().clear(start, end);
        run.ledger().put(run.begins(end, process.customerId(), process.customerName()));
        CustomerData customer = CustomerData.named(process.customerId(), process.customerName());
        context.customers().replace(run.unit(), process.gsrn(), start, end, customer, process.id(), run.now());
        run.tellLosers(BusinessReason.MOVE, null);
        run.overtakeLeavingCustomers(start, end, process.customerId());
        run.tellGridCompany(NoticeKind.SUPPLY, BusinessReason.MOVE_IN, start);
        run.introduce(process.requester(), BusinessReason.MOVE_IN, start);
        return run.done(ProcessState.AWAITING_CUSTOMER_DATA, customerDataDue(start));
    }

    private Instant customerDataDue(Instant start) {
        MarketCalendar calendar = context.profile().calendar();
        LocalDate last =
                calendar.dayOf(start).plusDays(context.profile().limits().customerDataDaysMax());
        return calendar.startOf(last);
    }

    /** The requester's supply ends; the customer stays, with the supplier of last resort if the area has one. */
    private ProcessStep endSupply(EffectRun run) {
        SupplyPeriod ending = endingSupply(run).orElse(null);
        if (ending == null) {
            return run.voided();
        }
        Instant end = run.process().start();
        run.ledger().clear(end, ending.validTo());
        PartyId lastResort = putLastResort(run, ending, ending.validTo(), true);
        run.tellGridCompany(NoticeKind.SUPPLY, BusinessReason.END_OF_SUPPLY, end);
        introduceLastResort(run, lastResort);
        return run.done(ProcessState.EFFECTUATED, null);
    }

    /** The customer leaves, with all that was agreed for later; nobody or the supplier of last resort supplies the point until the next moves in. */
    private ProcessStep moveOut(EffectRun run) {
        SupplyPeriod ending = endingSupply(run).orElse(null);
        if (ending == null) {
            return run.voided();
        }
        Instant end = run.process().start();
        Instant next = run.stayEndsAfter(end);
        run.ledger().clear(end, next);
        PartyId lastResort = putLastResort(run, ending, next, false);
        context.customers()
                .replace(
                        run.unit(),
                        run.process().gsrn(),
                        end,
                        next,
                        null,
                        run.process().id(),
                        run.now());
        run.tellLosers(BusinessReason.MOVE, ending.supplier());
        run.overtakeLeavingCustomers(end, next, null);
        run.tellGridCompany(NoticeKind.SUPPLY, BusinessReason.MOVE_OUT, end);
        introduceLastResort(run, lastResort);
        return run.done(ProcessState.EFFECTUATED, null);
    }

    /** The requester's supply that goes on beyond the date; empty when another has taken it over meanwhile, or it ends there anyway. */
    private static Optional<SupplyPeriod> endingSupply(EffectRun run) {
        Instant end = run.process().start();
        return run.ledger()
                .at(end)
                .filter(period -> period.validFrom().isBefore(end)
                        && period.supplier().equals(run.process().requester()));
    }

    private @Nullable PartyId putLastResort(
            EffectRun run, SupplyPeriod ending, @Nullable Instant to, boolean customerStays) {
        PartyId supplier = run.area().lastResortSupplier();
        if (supplier == null || supplier.equals(ending.supplier())) {
            return null;
        }
        PartyId responsible = context.parties()
                .directory(run.unit())
                .find(supplier)
                .map(Party::balanceResponsible)
                .orElse(null);
        if (responsible == null) {
            return null;
        }
        run.ledger()
                .put(run.supply(
                        supplier,
                        responsible,
                        run.process().start(),
                        to,
                        customerStays ? ending.customerId() : null,
                        customerStays ? ending.customerName() : null,
                        true));
        return supplier;
    }

    private static void introduceLastResort(EffectRun run, @Nullable PartyId supplier) {
        if (supplier != null) {
            Instant from = run.process().start();
            run.tellSupplier(NoticeKind.SUPPLY, BusinessReason.UNREQUESTED_CHANGE_OF_SUPPLIER, supplier, from);
            run.introduce(supplier, BusinessReason.UNREQUESTED_CHANGE_OF_SUPPLIER, from);
        }
    }

    /** Nobody supplies a point that is closed down; what was asked for from then on is void. */
    private ProcessStep closeDown(EffectRun run) {
        ProcessRecord process = run.process();
        Instant date = process.start();
        run.ledger().clear(date, null);
        context.customers().replace(run.unit(), process.gsrn(), date, null, null, process.id(), run.now());
        run.tellLosers(BusinessReason.CLOSE_DOWN_METERING_POINT, null);
        for (ProcessRecord other : run.pending()) {
            if (!other.start().isBefore(date)) {
                run.overtake(other);
            }
        }
        return run.done(ProcessState.EFFECTUATED, null);
    }

    /** The time for the supplier's own data is over: the grid company gets those of the move-in (docs/reference/rules.md#move-in). */
    public ProcessStep stopAwaitingCustomerData(UnitOfWork unit, ProcessRecord process, Instant now) {
        context.processes()
                .advance(
                        unit,
                        process.id(),
                        ProcessState.EFFECTUATED,
                        null,
                        ProcessEvent.CUSTOMER_DATA_AWAITED_IN_VAIN,
                        now);
        MeteringPointPeriod point = context.pointAt(unit, process.gsrn(), process.start());
        List<Notice> notices = point == null
                ? List.of()
                : List.of(new Notice(
                        NoticeKind.CUSTOMER_DATA,
                        BusinessReason.MOVE_IN,
                        point.masterData().gridCompany(),
                        MarketRole.GRID_COMPANY,
                        process.id(),
                        process.gsrn(),
                        process.start(),
                        null));
        return new ProcessStep(
                process.id(),
                process.kind(),
                ProcessEvent.CUSTOMER_DATA_AWAITED_IN_VAIN,
                process.gsrn(),
                process.requester(),
                process.start(),
                notices,
                List.of(),
                List.of());
    }
}
