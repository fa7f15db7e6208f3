package org.meterhub.messageschemas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.messageschemas.documents.Acknowledgement;
import org.meterhub.messageschemas.documents.GenericNotification;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestConfirmation;
import org.meterhub.messageschemas.documents.RequestRejection;

/** Documents of a small market, of every type, as the hub and the parties would write them. */
public final class Samples {

    static final MarketProfile PROFILE = MarketProfile.norway();
    static final MarketDocuments DOCUMENTS = new MarketDocuments(XmlLimits.MARKET);
    static final Gln GRID_COMPANY = Gln.ofBody("709000000001");
    static final Gln SUPPLIER = Gln.ofBody("709000000002");
    static final Gln RESPONSIBLE = Gln.ofBody("709000000003");
    static final Gsrn POINT = Gsrn.ofBody("70705750000000001");
    static final Instant CREATED = Instant.parse("2026-03-02T10:15:30Z");
    static final Interval DAY =
            new Interval(Instant.parse("2026-02-28T23:00:00Z"), Instant.parse("2026-03-01T23:00:00Z"));

    private Samples() {}

    static DocumentHeader measureDataHeader() {
        return DocumentHeader.toHub(
                DocumentType.VALIDATED_MEASURE_DATA,
                "m-1",
                BusinessReason.PERIODIC_METERING,
                GRID_COMPANY,
                MarketRole.METERED_DATA_RESPONSIBLE,
                PROFILE.hub(),
                CREATED);
    }

    static DocumentHeader fromHub(DocumentType type, BusinessReason process) {
        return DocumentHeader.fromHub(
                type, "h-1", process, PROFILE.hub(), SUPPLIER, MarketRole.ENERGY_SUPPLIER, CREATED);
    }

    static MeasureSeriesHead hourly(String transactionId) {
        return MeasureSeriesHead.of(transactionId, POINT, MeteringPointType.CONSUMPTION, CREATED, Resolution.HOUR, DAY);
    }

    /** Series of one day of hours; every seventh value is missing, every fifth estimated. */
    public static byte[] measureData(int seriesCount) {
        MeasureDataWriter writer = new MeasureDataWriter(measureDataHeader());
        for (int i = 0; i < seriesCount; i++) {
            writer.beginSeries(hourly("t-" + i));
            for (int hour = 1; hour <= 24; hour++) {
                if (hour % 7 == 0) {
                    writer.missing(hour);
                } else {
                    writer.point(hour, 1_234L * hour + i, hour % 5 == 0 ? Quality.ESTIMATED : Quality.MEASURED);
                }
            }
            writer.endSeries();
        }
        return writer.finish();
    }

    public static byte[] aggregatedMeasureData() {
        AggregatedMeasureDataWriter writer = new AggregatedMeasureDataWriter(
                fromHub(DocumentType.AGGREGATED_MEASURE_DATA, BusinessReason.BALANCE_FIXING));
        CodedId area = CodedId.of(new GridAreaCode("101"), PROFILE);
        CodedId neighbour = CodedId.of(new GridAreaCode("102"), PROFILE);
        writer.beginSeries(AggregatedSeriesHead.of(
                        "a-1", 3, MeteringPointType.CONSUMPTION, SettlementMethod.FLEX, area, Resolution.HOUR, DAY)
                .ofParties(CodedId.of(SUPPLIER), CodedId.of(RESPONSIBLE)));
        for (int hour = 1; hour <= 24; hour++) {
            writer.point(hour, 9_876_543_210L + hour, hour == 3 ? Quality.CALCULATED : Quality.MEASURED);
        }
        writer.endSeries();
        writer.beginSeries(
                AggregatedSeriesHead.of("a-2", 3, MeteringPointType.EXCHANGE, null, area, Resolution.HOUR, DAY)
                        .between(neighbour, area));
        writer.point(1, -17, Quality.MEASURED);
        writer.missing(2);
        writer.endSeries();
        return writer.finish();
    }

    /** The amounts of an hourly tariff in a day, of a subscription in a month, and of all charges in a month. */
    public static byte[] wholesaleServices() {
        WholesaleServicesWriter writer =
                new WholesaleServicesWriter(fromHub(DocumentType.WHOLESALE_SERVICES, BusinessReason.WHOLESALE_FIXING));
        writer.beginSeries(WholesaleSeriesHead.of(
                        "w-1",
                        4,
                        CodedId.of(new GridAreaCode("101"), PROFILE),
                        CodedId.of(SUPPLIER),
                        "KWH",
                        "NOK",
                        "PT1H",
                        DAY)
                .ofCharge(CodedId.of(GRID_COMPANY), "D03", "NT-01")
                .ofPoints(MeteringPointType.CONSUMPTION, SettlementMethod.FLEX));
        BigDecimal price = new BigDecimal("0.432100");
        for (int hour = 1; hour <= 24; hour++) {
            BigDecimal quantity = BigDecimal.valueOf(1_234_567L * hour, 3);
            writer.point(hour, quantity, price, quantity.multiply(price).setScale(6, RoundingMode.HALF_UP), "A04");
        }
        writer.endSeries();
        writer.beginSeries(wholesaleMonth("w-2", "H87").ofCharge(CodedId.of(GRID_COMPANY), "D01", "AB-01"));
        writer.month(new BigDecimal("-1234.560000"));
        writer.endSeries();
        writer.beginSeries(wholesaleMonth("w-3", "KWH"));
        writer.month(null);
        writer.endSeries();
        return writer.finish();
    }

    static WholesaleSeriesHead wholesaleMonth(String transactionId, String unitCode) {
        return WholesaleSeriesHead.of(
                transactionId,
                4,
                CodedId.of(new GridAreaCode("101"), PROFILE),
                CodedId.of(SUPPLIER),
                unitCode,
                "NOK",
                "P1M",
                new Interval(Instant.parse("2026-01-31T23:00:00Z"), Instant.parse("2026-02-28T23:00:00Z")));
    }

    static RequestChangeOfSupplier request() {
        return new RequestChangeOfSupplier(
                DocumentHeader.toHub(
                        DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
                        "r-1",
                        BusinessReason.CHANGE_OF_SUPPLIER,
                        SUPPLIER,
                        MarketRole.ENERGY_SUPPLIER,
                        PROFILE.hub(),
                        CREATED),
                List.of(new RequestChangeOfSupplier.Transaction(
                        "rt-1",
                        "",
                        CodedId.of(POINT),
                        CodedId.of(SUPPLIER),
                        CodedId.of(RESPONSIBLE),
                        CodedId.ABSENT,
                        new CodedId("01017012345", "ARR"),
                        "Kari Nordmann",
                        DocumentTime.of(DAY.from()))));
    }

    static RequestConfirmation confirmation() {
        return RequestConfirmation.of(
                DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION,
                fromHub(DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION, BusinessReason.CHANGE_OF_SUPPLIER),
                List.of(new RequestConfirmation.Transaction("c-1", "rt-1", CodedId.of(POINT))));
    }

    static RequestRejection rejection() {
        return RequestRejection.of(
                DocumentType.CHANGE_OF_SUPPLIER_REJECTION,
                fromHub(DocumentType.CHANGE_OF_SUPPLIER_REJECTION, BusinessReason.CHANGE_OF_SUPPLIER),
                List.of(
                        new RequestRejection.Transaction(
                                "j-1",
                                "rt-1",
                                CodedId.of(POINT),
                                Reason.of(List.of(
                                        RejectionCode.ONGOING_MOVE.at("", ""),
                                        RejectionCode.OUTSIDE_TIME_LIMITS.at("start", "in the past")))),
                        new RequestRejection.Transaction(
                                "j-2",
                                "",
                                CodedId.ABSENT,
                                Reason.of(List.of(RejectionCode.METERING_POINT_UNKNOWN.at("", ""))))));
    }

    static GenericNotification notification() {
        return new GenericNotification(
                fromHub(DocumentType.GENERIC_NOTIFICATION, BusinessReason.CHANGE_OF_SUPPLIER),
                List.of(new GenericNotification.Transaction(
                        "n-1", "", DocumentTime.of(DAY.from()), CodedId.of(POINT))));
    }

    static DocumentHeader acknowledgementHeader() {
        return DocumentHeader.fromHub(
                DocumentType.ACKNOWLEDGEMENT,
                "k-1",
                BusinessReason.PERIODIC_METERING,
                PROFILE.hub(),
                GRID_COMPANY,
                MarketRole.METERED_DATA_RESPONSIBLE,
                CREATED);
    }

    static Acknowledgement acknowledgement() {
        return Acknowledgement.ofTransactions(
                acknowledgementHeader(),
                Acknowledgement.Received.of(measureDataHeader()),
                List.of(
                        new Acknowledgement.RejectedTransaction(
                                "t-0",
                                Reason.of(List.of(
                                        RejectionCode.METERING_POINT_UNKNOWN.at("", ""),
                                        RejectionCode.QUALITY_INVALID.at("Period/Point[1]/quality", "A06")))),
                        new Acknowledgement.RejectedTransaction(
                                "t-1", Reason.of(List.of(RejectionCode.OBSERVATIONS_DO_NOT_FIT.at("", "23"))))));
    }

    static Acknowledgement refusal() {
        return Acknowledgement.ofDocument(
                acknowledgementHeader(),
                Acknowledgement.Received.of(new DocumentHeader(
                        "m-1",
                        "no code",
                        "E23",
                        "",
                        measureDataHeader().sender(),
                        measureDataHeader().receiver(),
                        DocumentTime.ABSENT)),
                List.of(
                        RejectionCode.SENDER_NOT_AUTHENTICATED.at("sender_MarketParticipant.mRID", ""),
                        RejectionCode.SECTOR_NOT_ELECTRICITY.at("businessSector.type", "27")));
    }
}
