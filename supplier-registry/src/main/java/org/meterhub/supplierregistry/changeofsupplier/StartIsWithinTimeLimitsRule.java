package org.meterhub.supplierregistry.changeofsupplier;

import java.time.LocalDate;
import java.util.Optional;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.rule.DateWindow;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RequestFields;

/**
 * The start lies as many market days ahead as the market profile allows: E17; fewer at short notice (BRS-043). Who is supplied by the supplier of last
 * resort may change from a working day in the past. Today is the hub's day: a sender's clock is not asked.
 */
@MarketRule(
        id = "start-is-within-time-limits",
        codes = RejectionCode.OUTSIDE_TIME_LIMITS,
        sources = {RuleSource.CHANGE_OF_SUPPLIER, RuleSource.NORWAY})
final class StartIsWithinTimeLimitsRule implements DomainRule<ChangeOfSupplierRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request, PointFacts facts) {
        boolean lastResort =
                facts.supplyAt(request.start()).filter(SupplyPeriod::lastResort).isPresent();
        return judge(request, facts, lastResort ? earliestFromLastResort(facts) : earliest(request, facts));
    }

    /**
     * Whether the supplier of last resort supplies the point is not known beforehand. It rarely does, so that what only then would be in time is told to be
     * late, and why it might not be.
     */
    @Override
    public Optional<Rejection> foresee(ChangeOfSupplierRequest request, PointFacts unseen) {
        boolean lateForAll =
                judge(request, unseen, earliestFromLastResort(unseen)).isPresent();
        return judge(request, unseen, earliest(request, unseen))
                .map(late -> lateForAll
                        ? late
                        : late.code()
                                .at(
                                        late.field(),
                                        late.detail() + ", unless the supplier of last resort supplies the point"));
    }

    private static LocalDate earliest(ChangeOfSupplierRequest request, PointFacts facts) {
        MarketProfile profile = facts.profile();
        return facts.today()
                .plusDays(
                        request.atShortNotice()
                                ? profile.limits().shortNoticeDaysAheadMin()
                                : profile.switchDaysAheadMin());
    }

    private static LocalDate earliestFromLastResort(PointFacts facts) {
        MarketProfile profile = facts.profile();
        return profile.calendar()
                .minusWorkingDays(facts.today(), profile.limits().lastResortWorkingDaysBackMax());
    }

    private static Optional<Rejection> judge(ChangeOfSupplierRequest request, PointFacts facts, LocalDate earliest) {
        MarketProfile profile = facts.profile();
        LocalDate latest = facts.today().plusDays(profile.switchDaysAheadMax());
        return new DateWindow(earliest, latest).judge(profile.calendar(), request.start(), RequestFields.START);
    }
}
