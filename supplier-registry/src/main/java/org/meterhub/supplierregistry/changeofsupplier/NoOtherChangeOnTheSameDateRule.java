package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.TakenDate;

/**
 * No other process claims the same start date: D07 (validation-rules.md §7, rules 5 and 6). The text is fixed and the same for whoever asks: that
 * the date is taken is the one disclosure that norway.md permits; not by whom, since when, or by which process.
 */
final class NoOtherChangeOnTheSameDateRule implements DomainRule<ChangeOfSupplierRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request, PointFacts facts) {
        if (!facts.switchClaimed() && !facts.moveClaimed()) {
            return Optional.empty();
        }
        return Optional.of(TakenDate.REJECTION);
    }
}
