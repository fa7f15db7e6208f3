package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The power plant, when given, has a GSRN: D57. */
@MarketRule(id = "power-plant-number-is-gsrn", codes = RejectionCode.POWER_PLANT, sources = RuleSource.METERING_POINT)
final class PowerPlantNumberIsGsrnRule implements InputRule<MeteringPointRequest> {

    private final CheckDigits checkDigits;

    PowerPlantNumberIsGsrnRule(CheckDigits checkDigits) {
        this.checkDigits = checkDigits;
    }

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.POWER_PLANT)
                .filter(number -> !Gsrn.isValid(number, checkDigits))
                .map(value -> RejectionCode.POWER_PLANT.at(
                        PointAttribute.POWER_PLANT.field(), "the number is not 18 digits with a GS1 check digit"));
    }
}
