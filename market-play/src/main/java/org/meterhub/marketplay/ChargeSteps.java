package org.meterhub.marketplay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.PartySpeech.Document;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.documents.NotifyBillingMasterData;
import org.meterhub.messageschemas.documents.NotifyPriceList;
import org.meterhub.messageschemas.documents.PricePeriod;
import org.meterhub.messageschemas.documents.RequestChangeBillingMasterData;
import org.meterhub.messageschemas.documents.RequestChangeOfPriceList;
import org.meterhub.supplierregistry.pricelist.PriceStep;

/** What grid companies say of their charges in a story, and what suppliers are told of them. */
final class ChargeSteps {

    private static final Map<String, String> TYPES = Map.of("SUBSCRIPTION", "D01", "FEE", "D02", "TARIFF", "D03");
    private static final Map<String, PriceStep> STEPS =
            Map.of("SUBSCRIPTION", PriceStep.MONTH, "FEE", PriceStep.MONTH, "TARIFF", PriceStep.DAY);

    private final RequestSpeech requests;
    private final Expectations expectations;
    private final MarketDocuments documents;
    private final MarketCalendar calendar;

    ChargeSteps(RequestSpeech requests, Expectations expectations, MarketDocuments documents, MarketCalendar calendar) {
        this.requests = requests;
        this.expectations = expectations;
        this.documents = documents;
        this.calendar = calendar;
    }

    /** RSM-033 that says what a charge is. @param type TARIFF, SUBSCRIPTION or FEE; tariffs are by the day */
    List<Document> describe(PartyId owner, String type, String code, LocalDate from, String name) {
        return priceList(
                owner,
                BusinessReason.CHARGE_MASTER_DATA,
                name,
                new RequestChangeOfPriceList.Charge(
                        CodedId.of(owner),
                        typeCode(type),
                        code,
                        "Charge " + code,
                        "As in " + name,
                        stepOf(type).code(),
                        startOf(from),
                        DocumentTime.ABSENT,
                        "D02",
                        false,
                        false,
                        List.of()));
    }

    /** RSM-033 that says what a charge costs, the same in all its steps. @param last the last day, inclusive */
    List<Document> price(
            PartyId owner, String type, String code, String price, LocalDate first, LocalDate last, String name) {
        Interval interval = calendar.intervalOf(first, last.plusDays(1));
        List<PricePeriod.Point> points = new ArrayList<>();
        stepOf(type)
                .starts(interval, calendar)
                .forEach(step -> points.add(new PricePeriod.Point(points.size() + 1, new BigDecimal(price))));
        PricePeriod series = new PricePeriod(stepOf(type).code(), interval.from(), interval.to(), points);
        return priceList(
                owner,
                BusinessReason.CHARGE_PRICES,
                name,
                new RequestChangeOfPriceList.Charge(
                        CodedId.of(owner),
                        typeCode(type),
                        code,
                        "",
                        "",
                        "",
                        startOf(first),
                        DocumentTime.ABSENT,
                        "",
                        null,
                        null,
                        List.of(series)));
    }

    private List<Document> priceList(
            PartyId owner, BusinessReason reason, String name, RequestChangeOfPriceList.Charge charge) {
        return requests.request(
                owner,
                MarketRole.GRID_COMPANY,
                DocumentType.PRICE_LIST_CHANGE_REQUEST,
                reason,
                name,
                (header, id) -> new RequestChangeOfPriceList(
                        header, List.of(new RequestChangeOfPriceList.Transaction(id, "", List.of(charge)))));
    }

    /** RSM-030. @param end the same as the beginning to take the link back; null for a link that goes on */
    List<Document> link(
            PartyId gridCompany,
            Gsrn gsrn,
            String type,
            String code,
            LocalDate from,
            @Nullable LocalDate end,
            String name) {
        RequestChangeBillingMasterData.Link link = new RequestChangeBillingMasterData.Link(
                CodedId.of(gridCompany),
                typeCode(type),
                code,
                "1",
                startOf(from),
                end == null ? DocumentTime.ABSENT : startOf(end));
        return requests.request(
                gridCompany,
                MarketRole.GRID_COMPANY,
                DocumentType.CHARGE_LINKS_CHANGE_REQUEST,
                BusinessReason.CHARGE_LINKS,
                name,
                (header, id) -> new RequestChangeBillingMasterData(
                        header,
                        List.of(new RequestChangeBillingMasterData.Transaction(
                                id, "", CodedId.of(gsrn), List.of(link)))));
    }

    /** An RSM-034 that says what the charge is from a date on. */
    String told(PartyId party, String code, LocalDate from) throws InterruptedException {
        expectations.claim(party, DocumentType.PRICE_LIST, document -> charges(document).stream()
                .anyMatch(charge -> charge.chargeCode().equals(code)
                        && charge.prices().isEmpty()
                        && charge.validFrom().equals(startOf(from))));
        return "RSM-034 received";
    }

    /** An RSM-034 that has this price for every step of the charge, and no other. */
    String toldPrice(PartyId party, String code, String price) throws InterruptedException {
        ReceivedDocument received =
                expectations.claim(party, DocumentType.PRICE_LIST, document -> charges(document).stream()
                        .anyMatch(charge -> charge.chargeCode().equals(code)
                                && !charge.prices().isEmpty()));
        List<PricePeriod.Point> points = charges(received).stream()
                .flatMap(charge -> charge.prices().stream())
                .flatMap(series -> series.points().stream())
                .toList();
        for (PricePeriod.Point point : points) {
            if (point.price().compareTo(new BigDecimal(price)) != 0) {
                throw new Expectations.NotMet("the price at position " + point.position() + " is " + point.price());
            }
        }
        return "RSM-034 received with " + points.size() + " prices";
    }

    private List<NotifyPriceList.Charge> charges(ReceivedDocument document) {
        return documents.read(NotifyPriceList.class, document.content()).orThrow().transactions().stream()
                .flatMap(transaction -> transaction.charges().stream())
                .toList();
    }

    /** An RSM-031 of the point with this link. @param end null for a link that goes on */
    String linked(PartyId party, Gsrn gsrn, String code, LocalDate from, @Nullable LocalDate end)
            throws InterruptedException {
        Instant start = calendar.startOf(from);
        DocumentTime until = end == null ? DocumentTime.ABSENT : startOf(end);
        expectations.claim(
                party,
                DocumentType.CHARGE_LINKS,
                document ->
                        documents
                                .read(NotifyBillingMasterData.class, document.content())
                                .orThrow()
                                .transactions()
                                .stream()
                                .filter(transaction ->
                                        transaction.meteringPointId().value().equals(gsrn.value()))
                                .flatMap(transaction -> transaction.links().stream())
                                .anyMatch(link -> link.chargeCode().equals(code)
                                        && link.validFrom()
                                                .instant()
                                                .filter(start::equals)
                                                .isPresent()
                                        && link.validTo().equals(until)));
        return "RSM-031 received";
    }

    private static String typeCode(String type) {
        String code = TYPES.get(type);
        if (code == null) {
            throw new IllegalArgumentException("no charge is a " + type);
        }
        return code;
    }

    private static PriceStep stepOf(String type) {
        PriceStep step = STEPS.get(type);
        if (step == null) {
            throw new IllegalArgumentException("no charge is a " + type);
        }
        return step;
    }

    private DocumentTime startOf(LocalDate day) {
        return DocumentTime.of(calendar.startOf(day));
    }
}
