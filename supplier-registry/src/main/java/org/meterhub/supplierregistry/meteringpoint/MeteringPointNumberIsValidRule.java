package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The metering point's number is a GSRN with the right check digit: D57. */
@MarketRule(
        id = "metering-point-number-is-valid",
        codes = RejectionCode.POWER_PLANT,
        sources = RuleSource.METERING_POINT)
final class MeteringPointNumberIsValidRule implements InputRule<MeteringPointRequest> {

    private final CheckDigits checkDigits;

    MeteringPointNumberIsValidRule(CheckDigits checkDigits) {
        this.checkDigits = checkDigits;
    }

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        if (request.gsrn().isBlank() || Gsrn.isValid(request.gsrn(), checkDigits)) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.POWER_PLANT.at(
                RequestFields.DESCRIBED_POINT, "the number is not 18 digits with a GS1 check digit"));
    }
}
