package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.regex.Pattern;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The next reading date, when given, is the first of a month: E86. */
@MarketRule(
        id = "next-reading-date-is-first-of-month",
        codes = RejectionCode.VALUE_INCORRECT,
        sources = RuleSource.METERING_POINT)
final class NextReadingDateIsFirstOfMonthRule implements InputRule<MeteringPointRequest> {

    private static final Pattern FIRST_OF_MONTH = Pattern.compile("--(0[1-9]|1[0-2])-01");

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.NEXT_READING_DATE)
                .filter(date -> !FIRST_OF_MONTH.matcher(date).matches())
                .map(value -> RejectionCode.VALUE_INCORRECT.at(
                        PointAttribute.NEXT_READING_DATE.field(),
                        "'" + value + "' is not the first of a month, as --03-01"));
    }
}
