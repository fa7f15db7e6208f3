package org.meterhub.supplierregistry.meteringpoint;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/**
 * Each part of the address that is given has the form of its country: E86. Norwegian and Danish postal codes have 4 digits; the number of a municipality has
 * 4 in Norway and 3 in Denmark [derived].
 */
@MarketRule(
        id = "address-fits",
        codes = RejectionCode.VALUE_INCORRECT,
        sources = {RuleSource.METERING_POINT, RuleSource.DERIVED})
final class AddressFitsRule implements InputRule<MeteringPointRequest> {

    private static final Map<PointAttribute, Pattern> ABROAD = Map.ofEntries(
            Map.entry(PointAttribute.STREET_CODE, Pattern.compile("[0-9]{4}")),
            Map.entry(PointAttribute.STREET_NAME, Pattern.compile(".{1,40}")),
            Map.entry(PointAttribute.BUILDING_NUMBER, Pattern.compile(".{1,6}")),
            Map.entry(PointAttribute.FLOOR, Pattern.compile(".{1,4}")),
            Map.entry(PointAttribute.SUITE, Pattern.compile(".{1,4}")),
            Map.entry(PointAttribute.TOWN_CODE, Pattern.compile("[0-9]{3,4}")),
            Map.entry(PointAttribute.TOWN_NAME, Pattern.compile(".{1,25}")),
            Map.entry(PointAttribute.TOWN_SECTION, Pattern.compile(".{1,34}")),
            Map.entry(PointAttribute.COUNTRY, Pattern.compile("[A-Z]{2}")),
            Map.entry(PointAttribute.POSTAL_CODE, Pattern.compile(".{1,10}")),
            Map.entry(PointAttribute.PO_BOX, Pattern.compile(".{1,10}")),
            Map.entry(PointAttribute.ADDRESS_LANGUAGE, Pattern.compile(".{1,10}")));
    private static final Map<PointAttribute, Pattern> NORWEGIAN = norwegian();

    private static Map<PointAttribute, Pattern> norwegian() {
        Map<PointAttribute, Pattern> forms = new EnumMap<>(ABROAD);
        forms.put(PointAttribute.POSTAL_CODE, Pattern.compile("[0-9]{4}"));
        forms.put(PointAttribute.TOWN_CODE, Pattern.compile("[0-9]{4}"));
        return forms;
    }

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        boolean norwegian = "NO".equals(request.value(PointAttribute.COUNTRY).orElse("NO"));
        for (Map.Entry<PointAttribute, Pattern> form : (norwegian ? NORWEGIAN : ABROAD).entrySet()) {
            PointAttribute part = form.getKey();
            if (request.value(part)
                    .filter(text -> !form.getValue().matcher(text).matches())
                    .isPresent()) {
                return Optional.of(
                        RejectionCode.VALUE_INCORRECT.at(part.field(), "this part of the address has another form"));
            }
        }
        return Optional.empty();
    }
}
