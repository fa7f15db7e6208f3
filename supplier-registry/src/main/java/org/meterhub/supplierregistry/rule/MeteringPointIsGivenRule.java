package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.PointRequest;

/** A metering point is named: D64. */
@MarketRule(
        id = "metering-point-is-given",
        codes = RejectionCode.MANDATORY_ATTRIBUTE,
        sources = RuleSource.SUPPLY_INPUT)
public final class MeteringPointIsGivenRule implements InputRule<PointRequest> {
    private final String field;

    /** @param field where the document names the point */
    public MeteringPointIsGivenRule(String field) {
        this.field = field;
    }

    @Override
    public Optional<Rejection> judge(PointRequest request) {
        if (!request.gsrn().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.MANDATORY_ATTRIBUTE.at(field, "the metering point is empty"));
    }
}
