package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.HAVVIND;
import static org.meterhub.acceptance.fixtures.ExampleParties.VIDDABERG;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.NotifyPriceList;
import org.meterhub.messageschemas.documents.PriceListRequestRejection;
import org.meterhub.messageschemas.documents.PricePeriod;
import org.meterhub.messageschemas.documents.RequestChangeOfPriceList;
import org.meterhub.messageschemas.documents.RequestPriceList;

/** Whoever asks what charges are and what they cost is told (RSM-035), a document for each charge, or why not. */
class PriceListRequestTest {

    private static final MarketProfile PROFILE = MarketProfile.norway();
    private static final Interval DECEMBER =
            PROFILE.calendar().intervalOf(LocalDate.parse("2026-12-01"), LocalDate.parse("2027-01-01"));
    private static final Instant CHRISTMAS = PROFILE.calendar().startOf(LocalDate.parse("2026-12-24"));

    @Test
    void questions_about_price_lists_are_answered_charge_by_charge_or_refused(@TempDir Path folder) throws Exception {
        try (LiveMarket live = LiveMarket.start(folder, null)) {
            describe(live, "D03", "NT1", "PT1H");
            describe(live, "D01", "AB1", "P1M");
            price(
                    live,
                    "D03",
                    "NT1",
                    "PT1H",
                    IntStream.range(0, 744)
                            .mapToObj(hour -> BigDecimal.valueOf(hour, 2))
                            .toList());
            price(live, "D01", "AB1", "P1M", List.of(new BigDecimal("310")));
            live.awaitIdle();

            BusinessReason charges = BusinessReason.MASTER_DATA_ALIGNMENT;
            BusinessReason prices = BusinessReason.CHARGE_PRICES_REQUEST;
            assertThat(ask(live, HAVVIND, charges, null, "", "", DECEMBER.from(), null))
                    .containsExactlyInAnyOrder("E0G D03 NT1 Charge NT1 PT1H", "E0G D01 AB1 Charge AB1 P1M");
            assertThat(ask(live, HAVVIND, charges, FJORDBYGD, "D03", "NT1", CHRISTMAS, DECEMBER.to()))
                    .containsExactly("E0G D03 NT1 Charge NT1 PT1H");
            assertThat(ask(live, VIDDABERG, prices, null, "D03", "", CHRISTMAS, DECEMBER.to()))
                    .as("eight days of hours; the first is hour 552 of the month")
                    .containsExactly("D48 D03 NT1 2026-12-23T23:00:00Z 192 prices from 5.520000");
            assertThat(ask(live, HAVVIND, prices, null, "D01", "AB1", CHRISTMAS, null))
                    .as("a monthly price is told as of the beginning of what is asked")
                    .containsExactly("D48 D01 AB1 2026-12-23T23:00:00Z 1 prices from 310.000000");

            assertThat(ask(live, HAVVIND, charges, VIDDABERG, "", "", DECEMBER.from(), null))
                    .containsExactly("E0H");
            assertThat(ask(live, HAVVIND, prices, null, "", "", DECEMBER.from().plusSeconds(60), DECEMBER.to()))
                    .containsExactly("D66");
            assertThat(ask(live, HAVVIND, prices, null, "", "", DECEMBER.to(), DECEMBER.from()))
                    .containsExactly("E50");
            assertThat(ask(
                            live,
                            HAVVIND,
                            prices,
                            null,
                            "",
                            "",
                            DECEMBER.from(),
                            PROFILE.calendar().startOf(LocalDate.parse("2028-01-01"))))
                    .containsExactly("E17");
            assertThat(live.quarantined()).isEmpty();
        }
    }

    /** The table refuses what one supplier is to be told, as a fault in its rendering would. */
    @Test
    void a_supplier_who_cannot_be_told_of_a_price_list_holds_up_no_other(@TempDir Path folder) throws Exception {
        try (LiveMarket live = LiveMarket.start(folder, null)) {
            live.execute("alter table outbox add constraint poison check (not (receiver = '" + HAVVIND.value()
                    + "' and document_type = '" + DocumentType.PRICE_LIST.rsm() + "'))");
            describe(live, "D03", "NT1", "PT1H");
            List<PartyId> others = live.market().parties().entrySet().stream()
                    .filter(party -> party.getValue().contains(MarketRole.ENERGY_SUPPLIER))
                    .map(java.util.Map.Entry::getKey)
                    .filter(party -> !party.equals(HAVVIND))
                    .toList();
            assertThat(others).isNotEmpty();
            for (PartyId other : others) {
                live.receive(other, DocumentType.PRICE_LIST);
            }
            live.awaitIdle();
            assertThat(live.mailroom().all())
                    .filteredOn(document -> document.type() == DocumentType.PRICE_LIST)
                    .extracting(ReceivedDocument::receiver)
                    .doesNotContain(HAVVIND);
        }
    }

    private static DocumentHeader header(
            LiveMarket live, DocumentType type, BusinessReason process, PartyId sender, MarketRole role) {
        return DocumentHeader.toHub(type, Letters.newId("message"), process, sender, role, PROFILE.hub(), live.now());
    }

    /** The answers to a question, or the codes of its refusal. */
    private static List<String> ask(
            LiveMarket live,
            PartyId sender,
            BusinessReason process,
            @Nullable PartyId owner,
            String type,
            String code,
            Instant from,
            @Nullable Instant to)
            throws Exception {
        String transaction = Letters.newId("question");
        MarketRole role = sender.equals(VIDDABERG) ? MarketRole.GRID_COMPANY : MarketRole.ENERGY_SUPPLIER;
        live.send(
                sender,
                Channel.STRUCTURE,
                DocumentWriter.write(new RequestPriceList(
                        header(live, DocumentType.PRICE_LIST_REQUEST, process, sender, role),
                        List.of(new RequestPriceList.Transaction(
                                transaction,
                                DocumentTime.of(from),
                                to == null ? DocumentTime.ABSENT : DocumentTime.of(to),
                                owner == null ? CodedId.ABSENT : CodedId.of(owner),
                                type,
                                code)))));
        live.awaitIdle();
        List<String> answers = new ArrayList<>();
        for (ReceivedDocument document : live.mailroom().all()) {
            if (document.receiver().equals(sender) && document.type() == DocumentType.PRICE_LIST) {
                NotifyPriceList list = live.documents()
                        .read(NotifyPriceList.class, document.content())
                        .orThrow();
                list.transactions().stream()
                        .filter(one -> one.originalTransactionId().equals(transaction))
                        .forEach(one -> answers.add(list.header().processCode() + " "
                                + described(one.charges().get(0))));
            } else if (document.receiver().equals(sender) && document.type() == DocumentType.PRICE_LIST_REJECTION) {
                ((PriceListRequestRejection) live.documents()
                                .read(document.type(), document.content())
                                .orThrow())
                        .transactions().stream()
                                .filter(one -> one.originalTransactionId().equals(transaction))
                                .flatMap(one -> one.reasons().stream())
                                .map(Reason::code)
                                .forEach(answers::add);
            }
        }
        return answers;
    }

    private static String described(NotifyPriceList.Charge charge) {
        String named = charge.typeCode() + " " + charge.chargeCode() + " ";
        if (charge.prices().isEmpty()) {
            return named + charge.name() + " " + charge.resolution();
        }
        PricePeriod series = charge.prices().get(0);
        return named + series.start() + " " + series.points().size() + " prices from "
                + series.points().get(0).price().setScale(6);
    }

    private static void describe(LiveMarket live, String type, String code, String resolution) throws Exception {
        send(
                live,
                BusinessReason.CHARGE_MASTER_DATA,
                new RequestChangeOfPriceList.Charge(
                        CodedId.of(FJORDBYGD),
                        type,
                        code,
                        "Charge " + code,
                        "Charge " + code,
                        resolution,
                        DocumentTime.of(DECEMBER.from()),
                        DocumentTime.ABSENT,
                        "D02",
                        false,
                        false,
                        List.of()));
    }

    private static void price(LiveMarket live, String type, String code, String resolution, List<BigDecimal> prices)
            throws Exception {
        List<PricePeriod.Point> points = new ArrayList<>();
        for (BigDecimal price : prices) {
            points.add(new PricePeriod.Point(points.size() + 1, price));
        }
        send(
                live,
                BusinessReason.CHARGE_PRICES,
                new RequestChangeOfPriceList.Charge(
                        CodedId.of(FJORDBYGD),
                        type,
                        code,
                        "",
                        "",
                        "",
                        DocumentTime.of(DECEMBER.from()),
                        DocumentTime.ABSENT,
                        "",
                        null,
                        null,
                        List.of(new PricePeriod(resolution, DECEMBER.from(), DECEMBER.to(), points))));
    }

    private static void send(LiveMarket live, BusinessReason process, RequestChangeOfPriceList.Charge charge)
            throws Exception {
        live.send(
                FJORDBYGD,
                Channel.STRUCTURE,
                DocumentWriter.write(new RequestChangeOfPriceList(
                        header(
                                live,
                                DocumentType.PRICE_LIST_CHANGE_REQUEST,
                                process,
                                FJORDBYGD,
                                MarketRole.GRID_COMPANY),
                        List.of(new RequestChangeOfPriceList.Transaction(
                                Letters.newId("operation"), "", List.of(charge))))));
        live.receive(FJORDBYGD, DocumentType.PRICE_LIST_CHANGE_CONFIRMATION);
    }
}
