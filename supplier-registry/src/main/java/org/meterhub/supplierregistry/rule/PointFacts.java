package org.meterhub.supplierregistry.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.store.ProcessRecord;

/**
 * What the domain rules know beside the request, read while the metering point is locked.
 *
 * @param point the point as it is at the request's date; null when it does not exist then
 * @param supply all its supply as is known now, in order of time
 * @param pending its processes that await their deadline
 * @param switchClaimed whether a change of supplier or a supply already agreed claims the date
 * @param moveClaimed whether a move-in claims the date
 * @param customerId the number of the customer who is known at the date; null when none is, or when the request does not concern the customer
 * @param sender the party that asks; null when unknown
 * @param balanceResponsible the party named as balance responsible, else the sender's usual one; null when neither is known
 * @param now the present
 * @param profile the market's limits
 */
public record PointFacts(
        @Nullable MeteringPointPeriod point,
        List<SupplyPeriod> supply,
        List<ProcessRecord> pending,
        boolean switchClaimed,
        boolean moveClaimed,
        @Nullable String customerId,
        @Nullable Party sender,
        @Nullable Party balanceResponsible,
        Instant now,
        MarketProfile profile)
        implements PointKnowledge {

    public PointFacts {
        supply = List.copyOf(supply);
        pending = List.copyOf(pending);
    }

    /** Nothing but the present and the market's limits. */
    public static PointFacts unseen(MarketProfile profile, Instant now) {
        return new PointFacts(null, List.of(), List.of(), false, false, null, null, null, now, profile);
    }

    /** The supply at a moment; empty when nobody supplies the point then. */
    public Optional<SupplyPeriod> supplyAt(Instant instant) {
        return supply.stream().filter(period -> period.covers(instant)).findFirst();
    }

    /** The sender's own supply at a moment; empty when nobody or another supplies the point then. */
    public Optional<SupplyPeriod> ownSupplyAt(PartyId sender, Instant instant) {
        return supplyAt(instant).filter(period -> period.supplier().equals(sender));
    }

    /** The hub's today: a sender's clock is not asked. */
    public LocalDate today() {
        return profile.calendar().dayOf(now);
    }
}
