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

/** The parent, when given, has a GSRN: E10. */
@MarketRule(
        id = "parent-number-is-gsrn",
        codes = RejectionCode.METERING_POINT_UNKNOWN,
        sources = RuleSource.METERING_POINT)
final class ParentNumberIsGsrnRule implements InputRule<MeteringPointRequest> {

    private final CheckDigits checkDigits;

    ParentNumberIsGsrnRule(CheckDigits checkDigits) {
        this.checkDigits = checkDigits;
    }

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.PARENT)
                .filter(number -> !Gsrn.isValid(number, checkDigits))
                .map(value -> RejectionCode.METERING_POINT_UNKNOWN.at(
                        PointAttribute.PARENT.field(), "the number is not 18 digits with a GS1 check digit"));
    }
}
