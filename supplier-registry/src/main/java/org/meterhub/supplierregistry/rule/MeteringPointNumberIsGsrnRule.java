package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.PointRequest;

/** The metering point's number is a GSRN with the right check digit: E10. */
@MarketRule(
        id = "metering-point-number-is-gsrn",
        codes = RejectionCode.METERING_POINT_UNKNOWN,
        sources = RuleSource.SUPPLY_INPUT)
public final class MeteringPointNumberIsGsrnRule implements InputRule<PointRequest> {
    private final String field;
    private final CheckDigits checkDigits;

    /** @param field where the document names the point */
    public MeteringPointNumberIsGsrnRule(String field, CheckDigits checkDigits) {
        this.field = field;
        this.checkDigits = checkDigits;
    }

    @Override
    public Optional<Rejection> judge(PointRequest request) {
        if (request.gsrn().isBlank() || Gsrn.isValid(request.gsrn(), checkDigits)) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.METERING_POINT_UNKNOWN.at(field, "the number is not 18 digits with a GS1 check digit"));
    }
}
