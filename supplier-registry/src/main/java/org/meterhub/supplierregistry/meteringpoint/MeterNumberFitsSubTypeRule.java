package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.process.ProcessKind;

/** A physical point has a meter: D31; others have none: E86. Silent for changes that are about neither: what was imported may lack the number. */
@MarketRule(
        id = "meter-number-fits-sub-type",
        codes = {RejectionCode.METER, RejectionCode.VALUE_INCORRECT},
        sources = RuleSource.METERING_POINT)
final class MeterNumberFitsSubTypeRule implements ForeseeableOfNewPoint {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        boolean concerned = request.kind() == ProcessKind.CREATE_METERING_POINT
                || request.value(PointAttribute.METER_NUMBER).isPresent()
                || request.value(PointAttribute.SUB_TYPE).isPresent();
        boolean physical =
                facts.subType().filter(MeteringMethod.PHYSICAL::equals).isPresent();
        if (!concerned
                || facts.subType().isEmpty()
                || physical == facts.value(PointAttribute.METER_NUMBER).isPresent()) {
            return Optional.empty();
        }
        return Optional.of((physical ? RejectionCode.METER : RejectionCode.VALUE_INCORRECT)
                .at(PointAttribute.METER_NUMBER.field(), "it is given for physical points (D01) and for no other"));
    }
}
