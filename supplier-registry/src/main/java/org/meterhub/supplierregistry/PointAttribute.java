package org.meterhub.supplierregistry;

import java.util.Arrays;
import java.util.List;

/**
 * What can be said of a metering point: the elements of the documents that describe it (docs/reference/messages.md, RSM-021 and RSM-022), one to one. A
 * value is the
 * text that stands in the document; what is not known has no value.
 */
public enum PointAttribute {
    /** What it measures, a code of {@code MeteringPointType}. */
    TYPE("MarketEvaluationPoint/type", "type", true),
    /** How its values come about, a code of {@code MeteringMethod}. */
    SUB_TYPE("MarketEvaluationPoint/meteringMethod", "sub_type", true),
    /** A code of {@code ConnectionState}. */
    CONNECTION_STATE("MarketEvaluationPoint/connectionState", "connection_state", true),
    /** A code of {@code SettlementMethod}. */
    SETTLEMENT_METHOD("MarketEvaluationPoint/settlementMethod", "settlement_method", true),
    /** The step of its values, a code of {@code Resolution}. */
    RESOLUTION("MarketEvaluationPoint/readCycle", "resolution", true),
    /** Of its values. */
    UNIT("MarketEvaluationPoint/Series/quantity_Measure_Unit.name", "unit", true),
    /** Of its values, a GS1 number. */
    PRODUCT("MarketEvaluationPoint/Series/product", "product", true),
    /** The area it belongs to. */
    GRID_AREA("MarketEvaluationPoint/meteringGridArea_Domain.mRID", "grid_area", true),
    /** Of an exchange point: the area the energy leaves. */
    FROM_GRID_AREA("MarketEvaluationPoint/outMeteringGridArea_Domain.mRID", "from_grid_area", true),
    /** Of an exchange point: the area the energy enters. */
    TO_GRID_AREA("MarketEvaluationPoint/inMeteringGridArea_Domain.mRID", "to_grid_area", true),
    /** The point it belongs to. */
    PARENT("MarketEvaluationPoint/parent_MarketEvaluationPoint.mRID", "parent", true),
    /** 0 to 7, or 99. */
    NET_SETTLEMENT_GROUP("MarketEvaluationPoint/netSettlementGroup", "net_settlement_group", false),
    /** Month and day, {@code --MM-DD}. */
    NEXT_READING_DATE("MarketEvaluationPoint/nextReadingDate", "next_reading_date", false),
    /** The GSRN of a power plant. */
    POWER_PLANT("MarketEvaluationPoint/linked_MarketEvaluationPoint.mRID", "power_plant", false),
    /** Of a plant. */
    PHYSICAL_CAPACITY("MarketEvaluationPoint/physicalConnectionCapacity", "physical_capacity", false),
    /** Its unit, KWT. */
    PHYSICAL_CAPACITY_UNIT("MarketEvaluationPoint/physicalConnectionCapacity/@unit", "physical_capacity_unit", false),
    /** D01 direct, D02 by an installation. */
    CONNECTION_TYPE("MarketEvaluationPoint/mPConnectionType", "connection_type", false),
    /** D01 remote, D02 manual. */
    DISCONNECTION_METHOD("MarketEvaluationPoint/disconnectionMethod", "disconnection_method", false),
    /** Technology of a plant. */
    ASSET_TYPE("MarketEvaluationPoint/asset_MktPSRType.psrType", "asset_type", false),
    /** True or false. */
    PRODUCTION_OBLIGATION("MarketEvaluationPoint/productionObligation", "production_obligation", false),
    /** Power limit. */
    CONTRACTED_CAPACITY("MarketEvaluationPoint/contractedConnectionCapacity", "contracted_capacity", false),
    /** Its unit, KWT. */
    CONTRACTED_CAPACITY_UNIT(
            "MarketEvaluationPoint/contractedConnectionCapacity/@unit", "contracted_capacity_unit", false),
    /** Current limit in ampere. */
    RATED_CURRENT("MarketEvaluationPoint/ratedCurrent", "rated_current", false),
    /** Of a physical point. */
    METER_NUMBER("MarketEvaluationPoint/meter.mRID", "meter_number", false),
    /** Estimated, in the unit of the values. */
    ANNUAL_VOLUME("MarketEvaluationPoint/Series/estimatedAnnualVolume_Quantity.quantity", "annual_volume", false),
    /** How to find it. */
    LOCATION_DESCRIPTION("MarketEvaluationPoint/description", "location_description", false),
    /** The address in a public register, a UUID. */
    GEO_REFERENCE("MarketEvaluationPoint/usagePointLocation.geoInfoReference", "geo_reference", false),
    /** Whether the address is where the point is: true or false. */
    ACTUAL_ADDRESS("MarketEvaluationPoint/usagePointLocation.actualAddressIndicator", "actual_address", false),
    /** Of the address. */
    STREET_CODE("MarketEvaluationPoint/usagePointLocation.mainAddress/streetDetail/code", "street_code", false),
    /** Of the address. */
    STREET_NAME("MarketEvaluationPoint/usagePointLocation.mainAddress/streetDetail/name", "street_name", false),
    /** Of the address. */
    BUILDING_NUMBER(
            "MarketEvaluationPoint/usagePointLocation.mainAddress/streetDetail/number", "building_number", false),
    /** Of the address. */
    FLOOR(
            "MarketEvaluationPoint/usagePointLocation.mainAddress/streetDetail/floorIdentification",
            "floor_identification",
            false),
    /** Of the address. */
    SUITE("MarketEvaluationPoint/usagePointLocation.mainAddress/streetDetail/suiteNumber", "suite_number", false),
    /** Of the address. */
    TOWN_CODE("MarketEvaluationPoint/usagePointLocation.mainAddress/townDetail/code", "town_code", false),
    /** Of the address. */
    TOWN_NAME("MarketEvaluationPoint/usagePointLocation.mainAddress/townDetail/name", "town_name", false),
    /** Of the address. */
    TOWN_SECTION("MarketEvaluationPoint/usagePointLocation.mainAddress/townDetail/section", "town_section", false),
    /** Of the address. */
    COUNTRY("MarketEvaluationPoint/usagePointLocation.mainAddress/townDetail/country", "country", false),
    /** Of the address. */
    POSTAL_CODE("MarketEvaluationPoint/usagePointLocation.mainAddress/postalCode", "postal_code", false),
    /** Of the address. */
    PO_BOX("MarketEvaluationPoint/usagePointLocation.mainAddress/poBox", "po_box", false),
    /** Of the address. */
    ADDRESS_LANGUAGE("MarketEvaluationPoint/usagePointLocation.mainAddress/language", "address_language", false);

    private final String field;
    private final String column;
    private final boolean inPeriod;

    PointAttribute(String field, String column, boolean inPeriod) {
        this.field = field;
        this.column = column;
        this.inPeriod = inPeriod;
    }

    /** Where the element stands in a document. */
    public String field() {
        return field;
    }

    /** Where it is stored. */
    public String column() {
        return column;
    }

    /** Whether every look-up reads it ({@link MasterData}); the others are details, read when somebody wants to know. */
    public boolean isMasterData() {
        return inPeriod;
    }

    /** The attributes that are details. */
    public static List<PointAttribute> details() {
        return Arrays.stream(values()).filter(attribute -> !attribute.inPeriod).toList();
    }

    /** The attributes that make up {@link MasterData}. */
    public static List<PointAttribute> masterData() {
        return Arrays.stream(values()).filter(attribute -> attribute.inPeriod).toList();
    }
}
