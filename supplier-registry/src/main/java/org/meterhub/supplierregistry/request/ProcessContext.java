package org.meterhub.supplierregistry.request;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.Customers;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.process.PointRequest;
import org.meterhub.supplierregistry.process.SupplyRequest;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.store.ChargeLinkStore;
import org.meterhub.supplierregistry.store.CorrectedDaysStore;
import org.meterhub.supplierregistry.store.CustomerStore;
import org.meterhub.supplierregistry.store.LockedPoints;
import org.meterhub.supplierregistry.store.LockedPoints.LockedPoint;
import org.meterhub.supplierregistry.store.MasterDataStore;
import org.meterhub.supplierregistry.store.MeteringPointStore;
import org.meterhub.supplierregistry.store.PartyDirectory;
import org.meterhub.supplierregistry.store.PartyStore;
import org.meterhub.supplierregistry.store.ProcessStore;
import org.meterhub.supplierregistry.store.SupplyStore;
import org.meterhub.supplierregistry.supply.CustomerStays;

/**
 * The registry as its processes use it: one set of stores, and the market's limits.
 *
 * @param profile the market's limits
 * @param parties parties and grid areas
 * @param points locks on points
 * @param masterData what points are
 * @param supply who supplies them
 * @param customers who uses their power
 * @param processes the processes themselves
 * @param correctedDays days to be settled anew
 * @param chargeLinks what points pay
 * @param meteringPoints look-ups over all of it
 * @param lockedPoints points with all that requests about them are judged by
 */
public record ProcessContext(
        MarketProfile profile,
        PartyStore parties,
        MeteringPointStore points,
        MasterDataStore masterData,
        SupplyStore supply,
        CustomerStore customers,
        ProcessStore processes,
        CorrectedDaysStore correctedDays,
        ChargeLinkStore chargeLinks,
        MeteringPoints meteringPoints,
        LockedPoints lockedPoints) {

    /** What the rules must know of the registry. The point is held until the end of the transaction. */
    public PointFacts facts(UnitOfWork unit, Gsrn gsrn, PointRequest request, Instant now) {
        LockedPoint point = lockedPoints.get(unit, gsrn);
        PartyDirectory directory = parties.directory(unit);
        Party sender = directory.find(request.sender()).orElse(null);
        Instant date = request.effectiveFrom();
        boolean supplyAgreed =
                point.supply().stream().anyMatch(period -> period.validFrom().equals(date) && !period.lastResort());
        return new PointFacts(
                point.at(date),
                point.supply(),
                point.ongoing().pending(),
                point.ongoing().switchStarts().contains(date) || supplyAgreed,
                point.ongoing().moveStarts().contains(date),
                request.concernsCustomer() ? customerAt(unit, gsrn, date) : null,
                sender,
                balanceResponsible(directory, request, sender),
                now,
                profile);
    }

    private @Nullable String customerAt(UnitOfWork unit, Gsrn gsrn, Instant date) {
        return new Customers(customers, supply, processes)
                .at(unit, gsrn, date, null)
                .map(CustomerData::firstId)
                .orElse(null);
    }

    /** Whose supply the supply of a point is. */
    public CustomerStays stays(UnitOfWork unit, Gsrn gsrn, List<SupplyPeriod> supplied) {
        return new CustomerStays(supplied, customers.current(unit, gsrn), processes.ofPoint(unit, gsrn));
    }

    /** The one named; else the supplier's usual one, from the register of parties. */
    private static @Nullable Party balanceResponsible(
            PartyDirectory directory, PointRequest request, @Nullable Party supplier) {
        String named = request instanceof SupplyRequest supply ? supply.balanceResponsible() : null;
        Optional<PartyId> number = named != null
                ? PartyId.parse(named)
                : Optional.ofNullable(supplier).map(Party::balanceResponsible);
        return number.flatMap(directory::find).orElse(null);
    }

    /** The point as it is at a moment; null when it does not exist then. */
    public @Nullable MeteringPointPeriod pointAt(UnitOfWork unit, Gsrn gsrn, Instant instant) {
        Interval moment = new Interval(instant, instant.plus(1, ChronoUnit.MILLIS));
        List<MeteringPointPeriod> periods =
                meteringPoints.periods(unit, List.of(gsrn), moment).get(gsrn);
        return periods == null ? null : periods.get(0);
    }
}
