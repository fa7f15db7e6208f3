package org.meterhub.supplierregistry.customerdata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.Customers;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.process.Notice;
import org.meterhub.supplierregistry.process.NoticeKind;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessEvent;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.request.ProcessContext;
import org.meterhub.supplierregistry.request.RequestDecisions;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.store.ProcessRecord;
import org.meterhub.supplierregistry.store.ProcessStore.NewProcess;
import org.meterhub.supplierregistry.supply.CustomerStays;

/**
 * BRS-015, customer data (docs/reference/rules.md#customer-data): the supplier in force says who its customer is and how to reach it. The grid company is
 * told, and whoever
 * is known to supply the same customer later. After a move-in it is also what the grid company waits for.
 */
public final class CustomerDataUpdates {

    private final ProcessContext context;
    private final Customers customers;
    private final RuleBook<CustomerDataRequest, PointFacts> rules;

    public CustomerDataUpdates(ProcessContext context, Customers customers) {
        this.context = context;
        this.customers = customers;
        this.rules = CustomerDataRules.of(context.profile());
    }

    /** What is refused whatever the registry holds, for who looks at a request before it is sent. */
    public static List<Rejection> foresee(CustomerDataRequest request, MarketProfile profile, Instant now) {
        return CustomerDataRules.of(profile).foresee(request, PointFacts.unseen(profile, now));
    }

    /**
     * Judges a request and, when no rule is broken, records the data from their date on, until the stay of this customer ends.
     *
     * @param now the present, by which time limits are judged
     */
    public Outcome request(UnitOfWork unit, CustomerDataRequest request, Instant now) {
        ProcessKind kind = ProcessKind.UPDATE_CUSTOMER_DATA;
        List<Rejection> broken = rules.judgeInput(request);
        if (!broken.isEmpty()) {
            return RequestDecisions.rejected(kind, request, broken);
        }
        Gsrn gsrn = new Gsrn(request.gsrn());
        context.points().lock(unit, gsrn);
        PointFacts facts = context.facts(unit, gsrn, request, now);
        broken = rules.judgeDomain(request, facts);
        MeteringPointPeriod point = facts.point();
        if (!broken.isEmpty() || point == null) {
            return RequestDecisions.rejected(kind, request, broken);
        }
        ProcessRecord process = context.processes()
                .open(
                        unit,
                        new NewProcess(
                                kind,
                                request.transactionId(),
                                request.sender(),
                                gsrn,
                                null,
                                null,
                                null,
                                request.validFrom(),
                                request.requestedAt(),
                                now,
                                null),
                        now);
        CustomerStays stays = context.stays(unit, gsrn, facts.supply());
        List<SupplyPeriod> stay = stays.supplyFrom(request.validFrom());
        Instant until = stay.isEmpty() ? null : stay.get(stay.size() - 1).validTo();
        CustomerData data = completed(unit, gsrn, request);
        context.customers().replace(unit, gsrn, request.validFrom(), until, data, process.id(), now);
        context.processes().advance(unit, process.id(), ProcessState.EFFECTUATED, null, ProcessEvent.TOOK_EFFECT, now);
        boolean afterMoveIn = concludeMoveIn(unit, gsrn, request, stays, now);
        return new Outcome.Confirmed(new ProcessStep(
                process.id(),
                kind,
                ProcessEvent.TOOK_EFFECT,
                gsrn,
                request.sender(),
                request.validFrom(),
                notices(process, stay, point.masterData().gridCompany(), afterMoveIn),
                List.of(),
                List.of()));
    }

    /** The sender need not repeat what is known: number and name of its customer. */
    private CustomerData completed(UnitOfWork unit, Gsrn gsrn, CustomerDataRequest request) {
        CustomerData given = request.customer();
        Optional<CustomerData> known = customers.at(unit, gsrn, request.validFrom(), null);
        return new CustomerData(
                either(given.firstId(), known.map(CustomerData::firstId).orElse(null)),
                either(given.firstName(), known.map(CustomerData::firstName).orElse(null)),
                given.secondId(),
                given.secondName(),
                given.protectedName(),
                given.electricalHeating(),
                given.electricalHeatingSince(),
                given.contacts());
    }

    private static @Nullable String either(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    /** Whether the grid company was waiting for these data, after a move-in of the sender. */
    private boolean concludeMoveIn(
            UnitOfWork unit, Gsrn gsrn, CustomerDataRequest request, CustomerStays stays, Instant now) {
        boolean awaited = false;
        for (ProcessRecord process : context.processes().ofPoint(unit, gsrn)) {
            if (process.state() == ProcessState.AWAITING_CUSTOMER_DATA
                    && process.requester().equals(request.sender())
                    && !process.start().isAfter(request.validFrom())
                    && stays.isOneStay(process.start(), request.validFrom())) {
                context.processes()
                        .advance(
                                unit,
                                process.id(),
                                ProcessState.EFFECTUATED,
                                null,
                                ProcessEvent.CUSTOMER_DATA_RECEIVED,
                                now);
                awaited = true;
            }
        }
        return awaited;
    }

    private static List<Notice> notices(
            ProcessRecord process, List<SupplyPeriod> stay, PartyId gridCompany, boolean afterMoveIn) {
        List<Notice> notices = new ArrayList<>();
        BusinessReason reason = afterMoveIn ? BusinessReason.MOVE_IN : BusinessReason.UPDATE_CUSTOMER_DATA;
        notices.add(notice(process, reason, gridCompany, MarketRole.GRID_COMPANY, process.start()));
        for (SupplyPeriod period : stay) {
            if (!period.supplier().equals(process.requester())) {
                notices.add(notice(
                        process,
                        BusinessReason.UPDATE_CUSTOMER_DATA,
                        period.supplier(),
                        MarketRole.ENERGY_SUPPLIER,
                        period.validFrom()));
            }
        }
        return notices;
    }

    private static Notice notice(
            ProcessRecord process, BusinessReason reason, PartyId receiver, MarketRole role, Instant from) {
        return new Notice(NoticeKind.CUSTOMER_DATA, reason, receiver, role, process.id(), process.gsrn(), from, null);
    }
}
