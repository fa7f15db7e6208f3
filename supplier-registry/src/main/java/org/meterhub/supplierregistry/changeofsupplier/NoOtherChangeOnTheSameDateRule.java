package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.TakenDate;

/**
 * No other process claims the same start date: D07. The text is fixed and the same for whoever asks: that the date is taken is the one disclosure that
 * neutrality permits; not by whom, since when, or by which process.
 */
@MarketRule(
        id = "no-other-change-on-the-same-date",
        codes = RejectionCode.ONGOING_MOVE,
        sources = {RuleSource.CHANGE_OF_SUPPLIER, RuleSource.NORWAY})
final class NoOtherChangeOnTheSameDateRule implements DomainRule<ChangeOfSupplierRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request, PointFacts facts) {
        if (!facts.switchClaimed() && !facts.moveClaimed()) {
            return Optional.empty();
        }
        return Optional.of(TakenDate.REJECTION);
    }
}
