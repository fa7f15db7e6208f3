package org.meterhub.supplierregistry.chargelink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.pricelist.ChargeKind;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.process.Notice;
import org.meterhub.supplierregistry.process.NoticeKind;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessEvent;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.request.ProcessContext;
import org.meterhub.supplierregistry.request.RequestDecisions;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.store.PriceListStore;
import org.meterhub.supplierregistry.store.ProcessRecord;
import org.meterhub.supplierregistry.store.ProcessStore.NewProcess;

/** Which charges metering points pay: told by grid companies and system operators, passed on to the suppliers. Truth is appended. */
public final class ChargeLinks {

    private final ProcessContext context;
    private final PriceListStore priceLists;
    private final RuleBook<ChargeLinksRequest, ChargeLinkFacts> rules;

    public ChargeLinks(ProcessContext context, PriceListStore priceLists) {
        this.context = context;
        this.priceLists = priceLists;
        this.rules = ChargeLinkRules.of(context.profile());
    }

    /**
     * Judges a request and, when no rule is broken, records its links and says who is to be told.
     *
     * @param now the present, by which time limits are judged
     */
    public Outcome request(UnitOfWork unit, ChargeLinksRequest request, Instant now) {
        ProcessKind kind = ProcessKind.CHANGE_CHARGE_LINKS;
        List<Rejection> broken = rules.judgeInput(request);
        if (!broken.isEmpty()) {
            return RequestDecisions.rejected(kind, request, broken);
        }
        Gsrn gsrn = new Gsrn(request.gsrn());
        context.points().lock(unit, gsrn);
        ChargeLinkFacts facts = facts(unit, gsrn, request, now);
        broken = rules.judgeDomain(request, facts);
        PartyId gridCompany = facts.gridCompany();
        if (!broken.isEmpty() || gridCompany == null) {
            return RequestDecisions.rejected(kind, request, broken);
        }
        ProcessRecord process = open(unit, gsrn, request, now);
        for (Link link : request.links()) {
            ChargeRecord charge = facts.charges().get(link);
            if (charge != null) {
                record(unit, process, charge, link, now);
            }
        }
        context.processes().advance(unit, process.id(), ProcessState.EFFECTUATED, null, ProcessEvent.TOOK_EFFECT, now);
        return new Outcome.Confirmed(new ProcessStep(
                process.id(),
                kind,
                ProcessEvent.TOOK_EFFECT,
                gsrn,
                request.sender(),
                process.start(),
                notices(process, context.supply().current(unit, gsrn), gridCompany),
                List.of(),
                List.of()));
    }

    /** What is refused whatever the registry holds, for who looks at a request before it is sent. */
    public static List<Rejection> foresee(ChargeLinksRequest request, MarketProfile profile, Instant now) {
        return ChargeLinkRules.of(profile)
                .foresee(request, new ChargeLinkFacts(null, Map.of(), List.of(), Set.of(), now, profile));
    }

    private ProcessRecord open(UnitOfWork unit, Gsrn gsrn, ChargeLinksRequest request, Instant now) {
        return context.processes()
                .open(
                        unit,
                        new NewProcess(
                                ProcessKind.CHANGE_CHARGE_LINKS,
                                request.transactionId(),
                                request.sender(),
                                gsrn,
                                null,
                                null,
                                null,
                                request.effectiveFrom(),
                                request.requestedAt(),
                                now,
                                null),
                        now);
    }

    private ChargeLinkFacts facts(UnitOfWork unit, Gsrn gsrn, ChargeLinksRequest request, Instant now) {
        Map<Link, ChargeRecord> charges = new HashMap<>();
        for (Link link : request.links()) {
            link.key().flatMap(key -> priceLists.find(unit, key, null)).ifPresent(charge -> charges.put(link, charge));
        }
        Set<PartyId> systemOperators = new HashSet<>();
        for (Party party : context.parties().directory(unit).all()) {
            if (party.holds(MarketRole.SYSTEM_OPERATOR, now)) {
                systemOperators.add(party.number());
            }
        }
        MeteringPointPeriod point = context.pointAt(unit, gsrn, request.effectiveFrom());
        return new ChargeLinkFacts(
                point, charges, context.chargeLinks().current(unit, gsrn), systemOperators, now, context.profile());
    }

    private void record(UnitOfWork unit, ProcessRecord process, ChargeRecord charge, Link link, Instant now) {
        Instant from = link.from();
        if (from == null) {
            throw new IllegalStateException("a link without a date passed the rules");
        }
        MarketCalendar calendar = context.profile().calendar();
        Instant to = link.to();
        Instant until = null;
        if (charge.key().kind() == ChargeKind.FEE) {
            // The fees of other days stay as they are.
            until = calendar.startOf(calendar.dayOf(from).plusDays(1));
            to = to == null ? until : to;
        }
        int quantity = link.factor().isEmpty() ? 1 : Integer.parseInt(link.factor());
        context.chargeLinks().replace(unit, process.gsrn(), charge.id(), from, to, until, quantity, process.id(), now);
    }

    /** The suppliers from the date on, as far as is known, and the grid company, but not the one who asked. */
    private static List<Notice> notices(ProcessRecord process, List<SupplyPeriod> supply, PartyId gridCompany) {
        List<Notice> notices = new ArrayList<>();
        Instant date = process.start();
        if (!gridCompany.equals(process.requester())) {
            notices.add(notice(process, gridCompany, MarketRole.GRID_COMPANY, date));
        }
        Set<PartyId> told = new HashSet<>();
        for (SupplyPeriod period : supply) {
            Instant from = period.validFrom().isBefore(date) ? date : period.validFrom();
            boolean over = period.validTo() != null && !period.validTo().isAfter(date);
            if (!over && told.add(period.supplier())) {
                notices.add(notice(process, period.supplier(), MarketRole.ENERGY_SUPPLIER, from));
            }
        }
        return notices;
    }

    private static Notice notice(ProcessRecord process, PartyId receiver, MarketRole role, Instant from) {
        return new Notice(
                NoticeKind.CHARGE_LINKS,
                BusinessReason.CHARGE_LINKS,
                receiver,
                role,
                process.id(),
                process.gsrn(),
                from,
                null);
    }

    /** The links of a point that reach a date or begin later, in order of time, as known now: also what ends or was taken back there. */
    public List<LinkedCharge> from(UnitOfWork unit, Gsrn gsrn, Instant date) {
        return context.chargeLinks().current(unit, gsrn).stream()
                .filter(link -> link.reaches(date))
                .toList();
    }

    /** Every version that was ever recorded of the links of a point, in order of time and recording. */
    public List<LinkedCharge> versions(UnitOfWork unit, Gsrn gsrn) {
        return context.chargeLinks().versions(unit, gsrn);
    }

    /**
     * Hands over all links within the interval of all points that were ever of these areas; streams. The receiver must not use the unit of work.
     *
     * @param knownAt null: as known now
     */
    public void settlementLinks(
            UnitOfWork unit,
            Set<GridAreaCode> areas,
            Interval interval,
            @Nullable Instant knownAt,
            LinkReceiver receiver) {
        context.chargeLinks().within(unit, areas, interval, knownAt, receiver);
    }
}
