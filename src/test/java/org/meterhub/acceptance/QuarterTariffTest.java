package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.acceptance.fixtures.ExampleParties.BEKKESTROM;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.HAVVIND;
import static org.meterhub.acceptance.fixtures.ExampleParties.TINDEKRAFT;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.acceptance.fixtures.OwnerOfCharges;
import org.meterhub.acceptance.fixtures.PublicDocuments;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.settlement.SendOutcome;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
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
import org.meterhub.messageschemas.documents.NotifyPriceList;
import org.meterhub.messageschemas.documents.NotifyWholesaleServices;
import org.meterhub.messageschemas.documents.PricePeriod;
import org.meterhub.messageschemas.documents.RequestPriceList;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.StartOutcome;

/**
 * A tariff by the quarter, end to end over a real broker, in a month with a day of 23 hours: its description and prices from the grid company, links, values
 * by the hour and by the quarter, a wholesale run, a correction, and the amounts in the mailboxes. Every amount is worked out by hand in the comments.
 */
class QuarterTariffTest {

    private static final MarketProfile PROFILE = MarketProfile.norway();
    private static final String TARIFF = "KV1";

    /** A house of Tindekraft that is read by the hour, and one of Havvind that is read by the quarter. */
    private static final Gsrn BY_HOUR = new Gsrn("707057500010000015");

    private static final Gsrn BY_QUARTER = new Gsrn("707057500010001012");

    private static final LocalDate FIRST = LocalDate.parse("2027-03-01");
    private static final LocalDate SHORT_DAY = LocalDate.parse("2027-03-28");
    private static final LocalDate NEXT = LocalDate.parse("2027-04-01");
    private static final Interval MARCH = PROFILE.calendar().intervalOf(FIRST, NEXT);
    private static final int QUARTERS = (31 * 24 - 1) * 4;

    @ParameterizedTest
    @EnumSource
    void a_tariff_by_the_quarter_is_told_linked_charged_and_corrected(Dialect dialect, @TempDir Path folder)
            throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        Instant beginning = PROFILE.calendar().startOf(LocalDate.parse("2027-01-20"));
        try (LiveMarket live = LiveMarket.start(folder.resolve("hub"), database, LiveMarket.EXAMPLE, beginning)) {
            OwnerOfCharges owner = new OwnerOfCharges(live, FJORDBYGD, MARCH.from());
            describeAndPrice(owner);
            expectNotices(live);
            expectAnswers(live);
            owner.link(BY_HOUR, TARIFF);
            owner.link(BY_QUARTER, TARIFF);
            assertThat(owner.describe(TARIFF, "PT1H"))
                    .as("points pay it by the quarter, and its step stays")
                    .containsExactly("D23");

            sendValues(live, BY_HOUR, FIRST, NEXT, 1_001);
            sendValues(live, BY_QUARTER, FIRST, NEXT, 300);
            settleAndSend(live, CalculationType.WHOLESALE_FIXING);
            expectAmounts(live);

            sendValues(live, BY_HOUR, SHORT_DAY, SHORT_DAY.plusDays(1), 2_002);
            settleAndSend(live, CalculationType.FIRST_CORRECTION_SETTLEMENT);
            expectCorrectedAmounts(live);
            expectPublicForms(live);
            assertThat(live.quarantined()).isEmpty();
        }
    }

    private static void describeAndPrice(OwnerOfCharges owner) throws Exception {
        assertThat(owner.describe(TARIFF, "PT15M")).isEmpty();
        assertThat(owner.price(TARIFF, series(MARCH, "PT15M", QUARTERS + 4)))
                .as("as many prices as a month without the night of 23 hours would have")
                .containsExactly("E87");
        assertThat(owner.price(TARIFF, series(MARCH, "PT15M", QUARTERS - 1))).containsExactly("E87");
        Interval first = PROFILE.calendar().intervalOf(FIRST);
        Interval rest = new Interval(first.to(), MARCH.to());
        assertThat(owner.price(TARIFF, series(first, "PT15M", 96), series(rest, "PT1H", QUARTERS / 4 - 24)))
                .as("two steps in one list")
                .containsExactly("D23");
        assertThat(owner.price(TARIFF, series(MARCH, "PT1H", QUARTERS / 4)))
                .as("another step than the tariff's")
                .containsExactly("D23");
        assertThat(owner.describe("AB1", "PT30M")).containsExactly("D23");
        assertThat(owner.price(TARIFF, series(MARCH, "PT15M", QUARTERS))).isEmpty();
    }

    /** 0.10 in the first quarter of each hour, then 0.11, 0.12 and 0.13. */
    private static PricePeriod series(Interval interval, String resolution, int count) {
        List<PricePeriod.Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new PricePeriod.Point(i + 1, BigDecimal.valueOf(10 + i % 4, 2)));
        }
        return new PricePeriod(resolution, interval.from(), interval.to(), points);
    }

    private static void expectNotices(LiveMarket live) {
        live.awaitIdle();
        for (PartyId supplier : List.of(TINDEKRAFT, BEKKESTROM, HAVVIND)) {
            assertThat(priceLists(live, supplier, any -> true))
                    .containsExactlyInAnyOrder("D18 KV1 by PT15M", "D08 KV1 2972 prices by PT15M from " + MARCH.from());
        }
    }

    private static List<String> priceLists(
            LiveMarket live, PartyId party, Predicate<NotifyPriceList.Transaction> wanted) {
        List<String> told = new ArrayList<>();
        for (ReceivedDocument document : received(live, party, DocumentType.PRICE_LIST)) {
            NotifyPriceList list = live.documents()
                    .read(NotifyPriceList.class, document.content())
                    .orThrow();
            list.transactions().stream()
                    .filter(wanted)
                    .flatMap(transaction -> transaction.charges().stream())
                    .forEach(charge -> told.add(list.header().processCode() + " " + charge.chargeCode()
                            + (charge.prices().isEmpty()
                                    ? " by " + charge.resolution()
                                    : " " + inWords(charge.prices().get(0)))));
        }
        return told;
    }

    private static String inWords(PricePeriod series) {
        return series.points().size() + " prices by " + series.resolution() + " from " + series.start();
    }

    /** RSM-035: what it is, and what it costs in the days around the short one. */
    private static void expectAnswers(LiveMarket live) throws Exception {
        assertThat(ask(live, BusinessReason.MASTER_DATA_ALIGNMENT, FIRST, NEXT)).containsExactly("E0G KV1 by PT15M");
        assertThat(ask(live, BusinessReason.CHARGE_PRICES_REQUEST, SHORT_DAY, SHORT_DAY.plusDays(1)))
                .containsExactly(
                        "D48 KV1 92 prices by PT15M from " + PROFILE.calendar().startOf(SHORT_DAY));
    }

    private static List<String> ask(LiveMarket live, BusinessReason process, LocalDate from, LocalDate to)
            throws Exception {
        String question = Letters.newId("question");
        live.send(
                TINDEKRAFT,
                Channel.STRUCTURE,
                DocumentWriter.write(new RequestPriceList(
                        DocumentHeader.toHub(
                                DocumentType.PRICE_LIST_REQUEST,
                                Letters.newId("message"),
                                process,
                                TINDEKRAFT,
                                MarketRole.ENERGY_SUPPLIER,
                                PROFILE.hub(),
                                live.now()),
                        List.of(new RequestPriceList.Transaction(
                                question,
                                DocumentTime.of(PROFILE.calendar().startOf(from)),
                                DocumentTime.of(PROFILE.calendar().startOf(to)),
                                CodedId.of(FJORDBYGD),
                                "D03",
                                TARIFF)))));
        live.awaitIdle();
        return priceLists(live, TINDEKRAFT, one -> one.originalTransactionId().equals(question));
    }

    private static List<ReceivedDocument> received(LiveMarket live, PartyId party, DocumentType type) {
        return live.mailroom().all().stream()
                .filter(document -> document.receiver().equals(party) && document.type() == type)
                .toList();
    }

    private static void sendValues(LiveMarket live, Gsrn point, LocalDate from, LocalDate to, long wh)
            throws Exception {
        Instant told = MARCH.to().plus(1, ChronoUnit.DAYS);
        if (live.now().isBefore(told)) {
            live.example().clock().advanceTo(told);
            live.hub().prepareStorage();
        }
        live.send(
                FJORDBYGD,
                Channel.MEASURE,
                Letters.values(
                        Letters.header(
                                DocumentType.VALIDATED_MEASURE_DATA, FJORDBYGD, Letters.newId("message"), live.now()),
                        List.of(live.market().point(point)),
                        from,
                        to.minusDays(1),
                        wh));
        live.awaitIdle();
        assertThat(received(live, FJORDBYGD, DocumentType.ACKNOWLEDGEMENT)).isEmpty();
    }

    /** The area lacks the values of all other points, so it is sent because somebody says so. */
    private static void settleAndSend(LiveMarket live, CalculationType type) {
        StartOutcome outcome =
                live.hub().settlement().settle(type, MARCH, new TreeSet<>(Set.of(new GridAreaCode("101"))));
        assertThat(outcome).isInstanceOf(StartOutcome.Started.class);
        SettlementRun run = ((StartOutcome.Started) outcome).run();
        assertThat(live.hub().settlement().sendFinished(run.version(), true, "ola"))
                .isInstanceOfSatisfying(SendOutcome.Sent.class, sent -> assertThat(sent.documents())
                        .isPositive());
        live.awaitIdle();
    }

    private static void expectAmounts(LiveMarket live) {
        assertThat(amounts(live, TINDEKRAFT, "D05"))
                .containsExactlyInAnyOrder(
                        // An hour of 1,001 Wh is 250, 251, 250, 250: 0.025 + 0.02761 + 0.03 + 0.0325 = 0.11511; 743
                        // hours 85.52673.
                        "KV1 PT15M E17 2972 x 0.250 at 0.100000 = 85.52673",
                        "KV1 P1M = 85.52673",
                        "all P1M = 85.52673");
        assertThat(amounts(live, HAVVIND, "D05"))
                .containsExactlyInAnyOrder(
                        // 0.3 x (0.10 + 0.11 + 0.12 + 0.13) = 0.138; 743 hours 102.534.
                        "KV1 PT15M E17 2972 x 0.300 at 0.100000 = 102.534", "KV1 P1M = 102.534", "all P1M = 102.534");
        assertThat(amounts(live, FJORDBYGD, "D05"))
                .as("the grid company is told what both pay it")
                .hasSize(6)
                .contains("KV1 PT15M E17 2972 x 0.250 at 0.100000 = 85.52673", "KV1 P1M = 102.534");
        assertThat(amounts(live, BEKKESTROM, "D05")).isEmpty();
        NotifyWholesaleServices.Series series = series(live, TINDEKRAFT, "D05").stream()
                .filter(one -> one.head().resolution().equals("PT15M"))
                .findFirst()
                .orElseThrow();
        assertThat(series.points().subList(0, 4))
                .extracting(point -> Objects.requireNonNull(point.quantity()).toPlainString())
                .containsExactly("0.250", "0.251", "0.250", "0.250");
        assertThat(series.points().get(QUARTERS - 1).position()).isEqualTo(QUARTERS);
        assertThat(series.head().start()).isEqualTo(MARCH.from());
        assertThat(series.head().end()).isEqualTo(MARCH.to());
    }

    private static void expectCorrectedAmounts(LiveMarket live) {
        // 2,002 Wh are 501, 500, 501, 500: 0.0501 + 0.055 + 0.06012 + 0.065 = 0.23022 an hour, 0.11511 more in 23
        // hours:
        // 85.52673 + 2.64753 = 88.17426.
        assertThat(amounts(live, TINDEKRAFT, "D32"))
                .containsExactlyInAnyOrder(
                        "KV1 PT15M E17 2972 x 0.250 at 0.100000 = 88.17426",
                        "KV1 P1M = 88.17426",
                        "all P1M = 88.17426");
        assertThat(amounts(live, HAVVIND, "D32")).contains("KV1 P1M = 102.534");
    }

    private static List<NotifyWholesaleServices.Series> series(LiveMarket live, PartyId party, String process) {
        return received(live, party, DocumentType.WHOLESALE_SERVICES).stream()
                .map(document -> live.documents()
                        .read(NotifyWholesaleServices.class, document.content())
                        .orThrow())
                .filter(document -> document.header().processCode().equals(process))
                .flatMap(document -> document.series().stream())
                .toList();
    }

    private static List<String> amounts(LiveMarket live, PartyId party, String process) {
        return series(live, party, process).stream()
                .map(QuarterTariffTest::describe)
                .toList();
    }

    private static String describe(NotifyWholesaleServices.Series series) {
        BigDecimal amount = series.points().stream()
                .map(NotifyWholesaleServices.Point::amount)
                .reduce(BigDecimal.ZERO, (sum, one) -> sum.add(one == null ? BigDecimal.ZERO : one));
        String charge =
                series.head().chargeCode().isEmpty() ? "all" : series.head().chargeCode();
        String points = series.head().typeCode().isEmpty()
                ? ""
                : " " + series.head().typeCode() + " " + series.points().size() + " x "
                        + series.points().get(0).quantity() + " at "
                        + series.points().get(0).price();
        return charge + " " + series.head().resolution() + points + " = "
                + amount.stripTrailingZeros().toPlainString();
    }

    /** Everything that was sent keeps the public rules of its document, which are written down apart from our schemas. */
    private static void expectPublicForms(LiveMarket live) throws Exception {
        PublicDocuments rules = PublicDocuments.read();
        for (ReceivedDocument document : live.mailroom().all()) {
            assertThat(rules.faults(document.content()))
                    .as(document.type().toString())
                    .isEmpty();
        }
    }
}
