package org.meterhub.messageschemas.documents;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.ValueWithUnit;

/**
 * What a metering point is, as RSM-021 and RSM-022 tell it. By the schema everything may be absent; what must be there depends on the process
 * and the type of the metering point (docs/reference/rules.md#metering-points). Codes are of the market's lists and empty when absent.
 *
 * @param typeCode for example E17, consumption
 * @param settlementMethodCode for example D01, flex settled
 * @param meteringMethodCode the sub type, for example D01, physical
 * @param connectionStateCode for example E22, connected
 * @param readCycle how often it is read, an {@code xs:duration}: the resolution of its values
 * @param netSettlementGroup 0 to 7 or 99; for own production
 * @param nextReadingDate month and day of the yearly reading, {@code --MM-DD}; for net settlement group 6
 * @param gridArea where it lies
 * @param inGridArea for an exchange point: the area into which it counts
 * @param outGridArea for an exchange point: the area out of which it counts
 * @param powerPlant the plant's number
 * @param plantCapacity of the plant
 * @param connectionTypeCode for example D02, behind an installation
 * @param disconnectionMethodCode for example D01, from afar
 * @param assetCode how the power is made, for example D12, wind
 * @param productionObligation whether somebody is obliged to take the production; null when absent
 * @param contractedCapacity the power that the customer may draw
 * @param ratedCurrent the current that the customer may draw; the unit is AMP
 * @param meterNumber number of the meter
 * @param products what flows, and how much in a year
 */
public record MeteringPointCharacteristics(
        @Element(value = "type", type = "MeteringPointCode", optional = true)
        String typeCode,

        @Element(value = "settlementMethod", type = "SettlementMethodCode", optional = true)
        String settlementMethodCode,

        @Element(value = "meteringMethod", type = "MeteringMethodCode", optional = true)
        String meteringMethodCode,

        @Element(value = "connectionState", type = "PhysicalStatusCode", optional = true)
        String connectionStateCode,

        @Element(value = "readCycle", type = "xs:duration", optional = true)
        String readCycle,

        @Element(value = "netSettlementGroup", optional = true)
        String netSettlementGroup,

        @Element(value = "nextReadingDate", type = "xs:gMonthDay", optional = true)
        String nextReadingDate,

        @Element(value = "meteringGridArea_Domain.mRID", optional = true)
        CodedId gridArea,

        @Element(value = "inMeteringGridArea_Domain.mRID", optional = true)
        CodedId inGridArea,

        @Element(value = "outMeteringGridArea_Domain.mRID", optional = true)
        CodedId outGridArea,

        @Element(value = "linked_MarketEvaluationPoint.mRID", optional = true)
        CodedId powerPlant,

        @Element(value = "physicalConnectionCapacity", optional = true) @Nullable
        ValueWithUnit plantCapacity,

        @Element(value = "mPConnectionType", type = "MPConnectionCode", optional = true)
        String connectionTypeCode,

        @Element(value = "disconnectionMethod", type = "DisconnectionMethodCode", optional = true)
        String disconnectionMethodCode,

        @Element(value = "asset_MktPSRType.psrType", type = "AssetCode", optional = true)
        String assetCode,

        @Element(value = "productionObligation", optional = true) @Nullable
        Boolean productionObligation,

        @Element(value = "contractedConnectionCapacity", optional = true) @Nullable
        ValueWithUnit contractedCapacity,

        @Element(value = "ratedCurrent", optional = true) @Nullable
        ValueWithUnit ratedCurrent,

        @Element(value = "meter.mRID", optional = true) String meterNumber,
        @Element(value = "Series", optional = true) List<Product> products) {

    /** A metering point of which nothing is told: a request that changes something else. */
    public static final MeteringPointCharacteristics NONE = new MeteringPointCharacteristics(
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            CodedId.ABSENT,
            CodedId.ABSENT,
            CodedId.ABSENT,
            CodedId.ABSENT,
            null,
            "",
            "",
            "",
            null,
            null,
            null,
            "",
            List.of());

    public MeteringPointCharacteristics {
        products = List.copyOf(products);
    }

    /** What the registry knows of every metering point; the rest is absent. */
    public static MeteringPointCharacteristics of(
            MeteringPointType type,
            @Nullable SettlementMethod settlementMethod,
            MeteringMethod meteringMethod,
            ConnectionState connectionState,
            Resolution resolution,
            CodedId gridArea) {
        return new MeteringPointCharacteristics(
                type.code(),
                settlementMethod == null ? "" : settlementMethod.code(),
                meteringMethod.code(),
                connectionState.code(),
                resolution.code(),
                "",
                "",
                gridArea,
                CodedId.ABSENT,
                CodedId.ABSENT,
                CodedId.ABSENT,
                null,
                "",
                "",
                "",
                null,
                null,
                null,
                "",
                List.of());
    }

    /** The same with the areas of an exchange point. */
    public MeteringPointCharacteristics between(CodedId from, CodedId into) {
        return new MeteringPointCharacteristics(
                typeCode,
                settlementMethodCode,
                meteringMethodCode,
                connectionStateCode,
                readCycle,
                netSettlementGroup,
                nextReadingDate,
                gridArea,
                into,
                from,
                powerPlant,
                plantCapacity,
                connectionTypeCode,
                disconnectionMethodCode,
                assetCode,
                productionObligation,
                contractedCapacity,
                ratedCurrent,
                meterNumber,
                products);
    }

    /** The same in another state. @param code for example E23, disconnected */
    public MeteringPointCharacteristics inState(String code) {
        return new MeteringPointCharacteristics(
                typeCode,
                settlementMethodCode,
                meteringMethodCode,
                code,
                readCycle,
                netSettlementGroup,
                nextReadingDate,
                gridArea,
                inGridArea,
                outGridArea,
                powerPlant,
                plantCapacity,
                connectionTypeCode,
                disconnectionMethodCode,
                assetCode,
                productionObligation,
                contractedCapacity,
                ratedCurrent,
                meterNumber,
                products);
    }

    /** The same with the number of its meter and what flows. */
    public MeteringPointCharacteristics metering(String meter, List<Product> flowing) {
        return new MeteringPointCharacteristics(
                typeCode,
                settlementMethodCode,
                meteringMethodCode,
                connectionStateCode,
                readCycle,
                netSettlementGroup,
                nextReadingDate,
                gridArea,
                inGridArea,
                outGridArea,
                powerPlant,
                plantCapacity,
                connectionTypeCode,
                disconnectionMethodCode,
                assetCode,
                productionObligation,
                contractedCapacity,
                ratedCurrent,
                meter,
                flowing);
    }

    /**
     * What flows at a metering point.
     *
     * @param productCode for example 8716867000030, active energy; empty when absent
     * @param yearlyVolume estimated, in the unit; null when absent
     * @param unitCode for example KWH; empty when absent
     */
    public record Product(
            @Element(value = "product", type = "EnergyProductCode", optional = true)
            String productCode,

            @Element(value = "estimatedAnnualVolume_Quantity.quantity", optional = true) @Nullable
            BigDecimal yearlyVolume,

            @Element(value = "quantity_Measure_Unit.name", type = "UnitOfMeasureCode", optional = true)
            String unitCode) {}
}
