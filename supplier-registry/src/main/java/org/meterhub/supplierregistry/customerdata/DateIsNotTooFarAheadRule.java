package org.meterhub.supplierregistry.customerdata;

import java.time.LocalDate;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DateWindow;
import org.meterhub.supplierregistry.rule.Foreseeable;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RequestFields;

/** Customer data are not dated further ahead than the market profile allows: E17. */
@MarketRule(id = "date-is-not-too-far-ahead", codes = RejectionCode.OUTSIDE_TIME_LIMITS, sources = RuleSource.DERIVED)
final class DateIsNotTooFarAheadRule implements Foreseeable<CustomerDataRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(CustomerDataRequest request, PointFacts facts) {
        LocalDate latest = facts.today().plusDays(facts.profile().limits().customerDataDaysAheadMax());
        return new DateWindow(LocalDate.EPOCH, latest)
                .judge(facts.profile().calendar(), request.validFrom(), RequestFields.START)
                .map(late -> RejectionCode.OUTSIDE_TIME_LIMITS.at(RequestFields.START, "it is later than " + latest));
    }
}
