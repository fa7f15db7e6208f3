package org.meterhub.hubroutes.meteringpoint;

import static org.meterhub.supplierregistry.PointAttribute.*;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.ValueWithUnit;
import org.meterhub.messageschemas.documents.AccountingPointCharacteristics.MeteringPoint;
import org.meterhub.messageschemas.documents.AccountingPointCharacteristics.Relative;
import org.meterhub.messageschemas.documents.MeteringPointCharacteristics;
import org.meterhub.messageschemas.documents.MeteringPointCharacteristics.Product;
import org.meterhub.messageschemas.documents.MeteringPointPlace;
import org.meterhub.messageschemas.documents.RequestChangeAccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.StreetAddress;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.PointPeriod;
import org.meterhub.supplierregistry.SupplyPeriod;

/** The master data of a metering point, between the elements of RSM-021 and RSM-022 and the registry's attributes, which are the same one to one. */
public final class PointDescription {

    private static final String GS1 = "A10";

    private PointDescription() {}

    /** What a document says of a point; what it does not say has no entry. */
    static Map<PointAttribute, String> attributes(RequestChangeAccountingPointCharacteristics.MeteringPoint point) {
        Said said = new Said();
        characteristics(said, point.characteristics());
        said.put(PARENT, point.parent().value());
        said.put(LOCATION_DESCRIPTION, point.place().description());
        said.put(GEO_REFERENCE, point.place().addressReference());
        said.put(ACTUAL_ADDRESS, point.place().actualAddress());
        StreetAddress address = point.place().address();
        if (address != null) {
            address(said, address);
        }
        return said.attributes;
    }

    private static void characteristics(Said said, MeteringPointCharacteristics point) {
        said.put(TYPE, point.typeCode());
        said.put(SETTLEMENT_METHOD, point.settlementMethodCode());
        said.put(SUB_TYPE, point.meteringMethodCode());
        said.put(CONNECTION_STATE, point.connectionStateCode());
        said.put(RESOLUTION, point.readCycle());
        said.put(NET_SETTLEMENT_GROUP, point.netSettlementGroup());
        said.put(NEXT_READING_DATE, point.nextReadingDate());
        said.put(GRID_AREA, point.gridArea().value());
        said.put(TO_GRID_AREA, point.inGridArea().value());
        said.put(FROM_GRID_AREA, point.outGridArea().value());
        said.put(POWER_PLANT, point.powerPlant().value());
        said.put(PHYSICAL_CAPACITY, PHYSICAL_CAPACITY_UNIT, point.plantCapacity());
        said.put(CONNECTION_TYPE, point.connectionTypeCode());
        said.put(DISCONNECTION_METHOD, point.disconnectionMethodCode());
        said.put(ASSET_TYPE, point.assetCode());
        said.put(PRODUCTION_OBLIGATION, point.productionObligation());
        said.put(CONTRACTED_CAPACITY, CONTRACTED_CAPACITY_UNIT, point.contractedCapacity());
        ValueWithUnit current = point.ratedCurrent();
        said.put(RATED_CURRENT, current == null ? "" : current.value());
        said.put(METER_NUMBER, point.meterNumber());
        if (!point.products().isEmpty()) {
            Product product = point.products().get(0);
            said.put(PRODUCT, product.productCode());
            said.put(UNIT, product.unitCode());
            BigDecimal volume = product.yearlyVolume();
            said.put(ANNUAL_VOLUME, volume == null ? "" : volume.toPlainString());
        }
    }

    private static void address(Said said, StreetAddress address) {
        said.put(STREET_CODE, address.streetCode());
        said.put(STREET_NAME, address.streetName());
        said.put(BUILDING_NUMBER, address.buildingNumber());
        said.put(FLOOR, address.floor());
        said.put(SUITE, address.suite());
        said.put(TOWN_CODE, address.municipalityCode());
        said.put(TOWN_NAME, address.city());
        said.put(TOWN_SECTION, address.citySection());
        said.put(COUNTRY, address.countryCode());
        said.put(POSTAL_CODE, address.postalCode());
        said.put(PO_BOX, address.postBox());
        said.put(ADDRESS_LANGUAGE, address.language());
    }

    /** What a document has said so far. */
    private static final class Said {

        private final Map<PointAttribute, String> attributes = new EnumMap<>(PointAttribute.class);

        void put(PointAttribute attribute, String text) {
            if (!text.isEmpty()) {
                attributes.put(attribute, text);
            }
        }

        void put(PointAttribute attribute, @Nullable Boolean flag) {
            if (flag != null) {
                attributes.put(attribute, flag.toString());
            }
        }

        void put(PointAttribute attribute, PointAttribute unit, @Nullable ValueWithUnit value) {
            if (value != null) {
                put(attribute, value.value());
                put(unit, value.unitCode());
            }
        }
    }

    /**
     * A point as RSM-022 tells it.
     *
     * @param point what is known of it
     * @param gridCompany who reads its meter
     * @param supply whose supply is told of; null when nobody's
     * @param parent the point it belongs to; null when to none
     * @param children those that belong to it
     */
    public static MeteringPoint describe(
            PointPeriod point,
            CodedId gridCompany,
            @Nullable SupplyPeriod supply,
            @Nullable PointPeriod parent,
            List<PointPeriod> children,
            MarketProfile profile) {
        return new MeteringPoint(
                CodedId.of(point.gsrn()),
                gridCompany,
                characteristics(point, profile),
                supply == null ? CodedId.ABSENT : CodedId.of(supply.supplier()),
                supply == null ? DocumentTime.ABSENT : DocumentTime.of(supply.validFrom()),
                new MeteringPointPlace(
                        text(point, LOCATION_DESCRIPTION),
                        text(point, GEO_REFERENCE),
                        address(point),
                        flag(point, ACTUAL_ADDRESS)),
                parent == null ? null : relative(parent),
                children.stream().map(PointDescription::relative).toList());
    }

    private static Relative relative(PointPeriod point) {
        return new Relative(CodedId.of(point.gsrn()), text(point, TYPE));
    }

    private static MeteringPointCharacteristics characteristics(PointPeriod point, MarketProfile profile) {
        return new MeteringPointCharacteristics(
                text(point, TYPE),
                text(point, SETTLEMENT_METHOD),
                text(point, SUB_TYPE),
                text(point, CONNECTION_STATE),
                text(point, RESOLUTION),
                text(point, NET_SETTLEMENT_GROUP),
                text(point, NEXT_READING_DATE),
                area(point, GRID_AREA, profile),
                area(point, TO_GRID_AREA, profile),
                area(point, FROM_GRID_AREA, profile),
                point.value(POWER_PLANT).map(plant -> new CodedId(plant, GS1)).orElse(CodedId.ABSENT),
                size(point, PHYSICAL_CAPACITY, text(point, PHYSICAL_CAPACITY_UNIT)),
                text(point, CONNECTION_TYPE),
                text(point, DISCONNECTION_METHOD),
                text(point, ASSET_TYPE),
                flag(point, PRODUCTION_OBLIGATION),
                size(point, CONTRACTED_CAPACITY, text(point, CONTRACTED_CAPACITY_UNIT)),
                size(point, RATED_CURRENT, "AMP"),
                text(point, METER_NUMBER),
                List.of(new Product(
                        text(point, PRODUCT),
                        point.value(ANNUAL_VOLUME).map(BigDecimal::new).orElse(null),
                        text(point, UNIT))));
    }

    private static @Nullable StreetAddress address(PointPeriod point) {
        StreetAddress address = new StreetAddress(
                text(point, STREET_CODE),
                text(point, STREET_NAME),
                text(point, BUILDING_NUMBER),
                text(point, FLOOR),
                text(point, SUITE),
                text(point, TOWN_CODE),
                text(point, TOWN_NAME),
                text(point, TOWN_SECTION),
                text(point, COUNTRY),
                text(point, POSTAL_CODE),
                text(point, PO_BOX),
                text(point, ADDRESS_LANGUAGE));
        Said said = new Said();
        address(said, address);
        return said.attributes.isEmpty() ? null : address;
    }

    private static String text(PointPeriod point, PointAttribute attribute) {
        return point.value(attribute).orElse("");
    }

    private static @Nullable Boolean flag(PointPeriod point, PointAttribute attribute) {
        return point.value(attribute).map(Boolean::valueOf).orElse(null);
    }

    private static CodedId area(PointPeriod point, PointAttribute attribute, MarketProfile profile) {
        return point.value(attribute)
                .map(area -> new CodedId(area, profile.gridAreaCodingScheme()))
                .orElse(CodedId.ABSENT);
    }

    /** A size that came without its unit, when the hub still took such, is nobody's to guess: it is not told. */
    private static @Nullable ValueWithUnit size(PointPeriod point, PointAttribute attribute, String unit) {
        return point.value(attribute)
                .filter(value -> !unit.isEmpty())
                .map(value -> new ValueWithUnit(value, unit))
                .orElse(null);
    }

    /** The point a point belongs to. */
    public static Optional<Gsrn> parentOf(PointPeriod point) {
        return point.value(PARENT).map(Gsrn::new);
    }
}
