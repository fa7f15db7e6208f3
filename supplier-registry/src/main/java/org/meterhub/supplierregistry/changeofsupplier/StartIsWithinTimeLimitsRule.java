package org.meterhub.supplierregistry.changeofsupplier;

import java.time.LocalDate;
import java.util.Optional;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.internal.rules.DateWindow;
import org.meterhub.supplierregistry.internal.rules.DomainRule;
import org.meterhub.supplierregistry.internal.rules.Fields;
import org.meterhub.supplierregistry.internal.rules.PointFacts;

/**
 * The start lies as many market days ahead as the market profile allows: E17 (validation-rules.md §7, rule 7; norway.md); fewer at short notice
 * (BRS-043). Who is supplied by the supplier of last resort may change from a working day in the past. Today is the hub's day: a sender's clock is not
 * asked.
 */
final class StartIsWithinTimeLimitsRule implements DomainRule<ChangeOfSupplierRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request, PointFacts facts) {
        MarketProfile profile = facts.profile();
        int daysAheadMin =
                request.atShortNotice() ? profile.limits().shortNoticeDaysAheadMin() : profile.switchDaysAheadMin();
        LocalDate earliest = facts.today().plusDays(daysAheadMin);
        if (facts.supplyAt(request.start()).filter(SupplyPeriod::lastResort).isPresent()) {
            earliest = profile.calendar()
                    .minusWorkingDays(facts.today(), profile.limits().lastResortWorkingDaysBackMax());
        }
        LocalDate latest = facts.today().plusDays(profile.switchDaysAheadMax());
        return new DateWindow(earliest, latest).judge(profile.calendar(), request.start(), Fields.START);
    }
}
