package org.meterhub.supplierregistry.changeofsupplier;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.store.ChangeOfSupplierStore;
import org.meterhub.supplierregistry.store.ChangeOfSupplierStore.Effect;
import org.meterhub.supplierregistry.store.ChangeOfSupplierStore.NewProcess;
import org.meterhub.supplierregistry.store.MeteringPointStore;
import org.meterhub.supplierregistry.store.PartyDirectory;
import org.meterhub.supplierregistry.store.PartyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * BRS-001, change of supplier (messages.md §1.4, norway.md "Supplier switch"): a request is judged and answered at once; nobody else hears of it
 * until its deadline, a fixed time before the start, has passed; then the supply periods are written and the others are told.
 */
public final class ChangesOfSupplier {

    private static final Logger LOG = LoggerFactory.getLogger(ChangesOfSupplier.class);

    private final MarketProfile profile;
    private final ChangeOfSupplierRules rules;
    private final MeteringPoints meteringPoints;
    private final PartyStore parties;
    private final MeteringPointStore points;
    private final ChangeOfSupplierStore processes;

    public ChangesOfSupplier(
            MarketProfile profile,
            MeteringPoints meteringPoints,
            PartyStore parties,
            MeteringPointStore points,
            ChangeOfSupplierStore processes) {
        this.profile = profile;
        this.rules = new ChangeOfSupplierRules(profile);
        this.meteringPoints = meteringPoints;
        this.parties = parties;
        this.points = points;
        this.processes = processes;
    }

    /**
     * Judges a request and, when no rule is broken, opens its process. Requests for one metering point take turns, also those of other hub
     * processes; of two for the same start date the first wins and the other gets D07.
     *
     * @param now the present, by which time limits are judged
     */
    public Outcome request(UnitOfWork unit, ChangeOfSupplierRequest request, Instant now) {
        List<Rejection> broken = rules.judgeInput(request);
        if (!broken.isEmpty()) {
            return rejected(request, broken);
        }
        Gsrn gsrn = new Gsrn(request.gsrn());
        points.lock(unit, gsrn.toLong());
        SwitchFacts facts = facts(unit, gsrn, request, now);
        broken = rules.judgeDomain(request, facts);
        Party responsible = facts.balanceResponsible();
        if (!broken.isEmpty() || responsible == null) {
            return rejected(request, broken);
        }
        NewProcess process = new NewProcess(
                request.transactionId(),
                request.sender(),
                gsrn,
                responsible.number(),
                request.customerId(),
                request.customerName(),
                request.start(),
                request.requestedAt(),
                request.start().minus(profile.switchCancellationDeadline()));
        long id = processes.open(unit, process, now);
        LOG.info("change of supplier {} of {} for {} confirmed", id, request.sender(), gsrn);
        return new Outcome.Confirmed(id);
    }

    private static Outcome rejected(ChangeOfSupplierRequest request, List<Rejection> broken) {
        LOG.info(
                "change of supplier of {} refused: {}",
                request.sender(),
                broken.stream().map(rejection -> rejection.code().code()).toList());
        return new Outcome.Rejected(broken);
    }

    private SwitchFacts facts(UnitOfWork unit, Gsrn gsrn, ChangeOfSupplierRequest request, Instant now) {
        PartyDirectory directory = parties.directory(unit);
        Party supplier = directory.find(request.sender()).orElse(null);
        return new SwitchFacts(
                pointAt(unit, gsrn, request.start()),
                supplier,
                balanceResponsible(directory, request, supplier),
                processes.isClaimed(unit, gsrn, request.start()),
                now,
                profile);
    }

    /** The one named; else the supplier's usual one, from the register of parties. */
    private static @Nullable Party balanceResponsible(
            PartyDirectory directory, ChangeOfSupplierRequest request, @Nullable Party supplier) {
        String named = request.balanceResponsible();
        Optional<PartyId> number = named != null
                ? PartyId.parse(named)
                : Optional.ofNullable(supplier).map(Party::balanceResponsible);
        return number.flatMap(directory::find).orElse(null);
    }

    private @Nullable MeteringPointPeriod pointAt(UnitOfWork unit, Gsrn gsrn, Instant instant) {
        Interval moment = new Interval(instant, instant.plus(1, ChronoUnit.MILLIS));
        List<MeteringPointPeriod> periods =
                meteringPoints.periods(unit, List.of(gsrn), moment).get(gsrn);
        return periods == null ? null : periods.get(0);
    }

    /**
     * Gives effect to every process whose deadline has passed: the old supply period is closed at the start, the new one opened, both as new
     * recorded versions. May be called at any time and by several hub processes: each change takes effect once, and what an outage left
     * behind is caught up with.
     *
     * @param limit at most so many at once; call again while as many come back
     * @return what changed, for the old supplier and the grid company to be told in the same transaction
     */
    public List<SupplierChanged> effectuateDue(UnitOfWork unit, Instant now, int limit) {
        List<Effect> effects = processes.effectuateDue(unit, now, limit);
        List<SupplierChanged> changes = new ArrayList<>(effects.size());
        for (Effect effect : effects) {
            changes.add(new SupplierChanged(
                    effect.processId(),
                    effect.gsrn(),
                    effect.oldSupplier(),
                    effect.newSupplier(),
                    gridCompany(unit, effect),
                    effect.start()));
            LOG.info(
                    "change of supplier {} for {} takes effect on {}",
                    effect.processId(),
                    effect.gsrn(),
                    effect.start());
        }
        return changes;
    }

    private PartyId gridCompany(UnitOfWork unit, Effect effect) {
        MeteringPointPeriod point = pointAt(unit, effect.gsrn(), effect.start());
        if (point == null) {
            throw new IllegalStateException("metering point " + effect.gsrn() + " does not exist at " + effect.start());
        }
        return point.masterData().gridCompany();
    }
}
