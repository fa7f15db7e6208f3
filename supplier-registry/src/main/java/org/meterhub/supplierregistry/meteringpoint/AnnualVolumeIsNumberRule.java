package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.regex.Pattern;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The estimated annual volume, when given, is a number of at most 12 digits and 3 decimals: E86. */
@MarketRule(id = "annual-volume-is-number", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.DERIVED)
final class AnnualVolumeIsNumberRule implements InputRule<MeteringPointRequest> {

    private static final Pattern VOLUME = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,3})?");

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.ANNUAL_VOLUME)
                .filter(number -> !VOLUME.matcher(number).matches())
                .map(value -> RejectionCode.VALUE_INCORRECT.at(
                        PointAttribute.ANNUAL_VOLUME.field(),
                        "it is not a number of at most 12 digits and 3 decimals"));
    }
}
