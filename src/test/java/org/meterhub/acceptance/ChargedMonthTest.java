package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.acceptance.fixtures.ExampleParties.BEKKESTROM;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.HAVVIND;
import static org.meterhub.acceptance.fixtures.ExampleParties.TINDEKRAFT;
import static org.meterhub.acceptance.fixtures.ExampleParties.VIDDABERG;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.acceptance.fixtures.BilledValues;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.settlement.BillingOutcome;
import org.meterhub.hubroutes.settlement.SendOutcome;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.NotifyAggregatedMeasureData;
import org.meterhub.messageschemas.documents.NotifyBillingMasterData;
import org.meterhub.messageschemas.documents.NotifyPriceList;
import org.meterhub.messageschemas.documents.NotifyWholesaleServices;
import org.meterhub.messageschemas.documents.PricePeriod;
import org.meterhub.messageschemas.documents.RequestAggregatedMeasureData;
import org.meterhub.messageschemas.documents.RequestChangeBillingMasterData;
import org.meterhub.messageschemas.documents.RequestChangeOfPriceList;
import org.meterhub.messageschemas.documents.RequestWholesaleSettlement;
import org.meterhub.messageschemas.documents.SeriesRequestRejection;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.StartOutcome;

/**
 * A month is charged, end to end over a real broker: price lists and links from their owners, values, a wholesale run, and the amounts in the mailboxes of
 * those who pay and those who are paid. Every amount is worked out by hand in the comments.
 */
class ChargedMonthTest {

    private static final MarketProfile PROFILE = MarketProfile.norway();
    private static final PartyId STAMNETT = Gln.ofBody("708000004001");

    /** A house of Tindekraft, with a child point that meters part of it; and a house of Bekkestrøm. */
    private static final Gsrn HOUSE = new Gsrn("707057500010000015");

    private static final Gsrn CHILD = Gsrn.ofBody("70705750001000900");
    private static final Gsrn NEIGHBOUR = new Gsrn("707057500010000022");

    private static final LocalDate FIRST = LocalDate.parse("2026-12-01");
    private static final LocalDate NEXT = LocalDate.parse("2027-01-01");
    private static final Interval DECEMBER = PROFILE.calendar().intervalOf(FIRST, NEXT);
    private static final int HOURS = 31 * 24;

    @ParameterizedTest
    @EnumSource
    void suppliers_get_the_amounts_of_the_month(Dialect dialect, @TempDir Path folder) throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        Path market = marketWithSystemOperatorAndChild(folder.resolve("market"));
        try (LiveMarket live = LiveMarket.start(folder.resolve("hub"), database, market, ExampleHub.BEGINNING)) {
            sendPriceLists(live);
            link(live);
            sendValues(live);
            SettlementRun run = settle(live);
            assertThat(run.status())
                    .as("only the houses in the story have values")
                    .isEqualTo(SettlementRun.Status.INCOMPLETE);
            sendIncomplete(live, run);
            live.awaitIdle();

            expectAmountsOfTindekraft(live);
            expectAmountsOfBekkestrom(live);
            expectAmountsOfOwners(live);
            expectBillingBasis(live, run);
            askForCharges(live);
            askForEnergy(live);
            assertThat(live.quarantined()).isEmpty();
        }
    }

    /** Three charges of the grid company, a tax of the system operator; each supplier hears of all of them, each grid company of the tax. */
    private static void sendPriceLists(LiveMarket live) throws Exception {
        describe(live, FJORDBYGD, MarketRole.GRID_COMPANY, "D03", "NT1", "PT1H", false);
        describe(live, FJORDBYGD, MarketRole.GRID_COMPANY, "D01", "AB1", "P1M", false);
        describe(live, FJORDBYGD, MarketRole.GRID_COMPANY, "D02", "GB1", "P1M", false);
        describe(live, STAMNETT, MarketRole.SYSTEM_OPERATOR, "D03", "EA1", "P1D", true);
        // 0.10 in the first hour of the day, 0.01 more each hour.
        price(
                live,
                FJORDBYGD,
                MarketRole.GRID_COMPANY,
                "D03",
                "NT1",
                "PT1H",
                IntStream.range(0, HOURS)
                        .mapToObj(hour -> BigDecimal.valueOf(10 + hour % 24, 2))
                        .toList());
        price(live, FJORDBYGD, MarketRole.GRID_COMPANY, "D01", "AB1", "P1M", List.of(new BigDecimal("310")));
        price(live, FJORDBYGD, MarketRole.GRID_COMPANY, "D02", "GB1", "P1M", List.of(new BigDecimal("150")));
        price(
                live,
                STAMNETT,
                MarketRole.SYSTEM_OPERATOR,
                "D03",
                "EA1",
                "P1D",
                IntStream.range(0, 31).mapToObj(day -> new BigDecimal("0.1693")).toList());
        live.awaitIdle();
        for (PartyId supplier : List.of(TINDEKRAFT, BEKKESTROM, HAVVIND)) {
            assertThat(told(live, supplier))
                    .containsExactlyInAnyOrder(
                            "D18 NT1 0",
                            "D18 AB1 0",
                            "D18 GB1 0",
                            "D18 EA1 0",
                            "D08 NT1 744",
                            "D08 AB1 1",
                            "D08 GB1 1",
                            "D08 EA1 31");
        }
        for (PartyId gridCompany : List.of(FJORDBYGD, VIDDABERG)) {
            assertThat(told(live, gridCompany)).containsExactlyInAnyOrder("D18 EA1 0", "D08 EA1 31");
        }
    }

    /** What a party was told of price lists as {@code process charge prices}. */
    private static List<String> told(LiveMarket live, PartyId party) {
        return received(live, party, DocumentType.PRICE_LIST).stream()
                .map(document -> live.documents()
                        .read(NotifyPriceList.class, document.content())
                        .orThrow())
                .map(list -> {
                    NotifyPriceList.Charge charge =
                            list.transactions().get(0).charges().get(0);
                    return list.header().processCode() + " " + charge.chargeCode() + " "
                            + charge.prices().stream()
                                    .mapToInt(series -> series.points().size())
                                    .sum();
                })
                .toList();
    }

    private static List<ReceivedDocument> received(LiveMarket live, PartyId party, DocumentType type) {
        return live.mailroom().all().stream()
                .filter(document -> document.receiver().equals(party) && document.type() == type)
                .toList();
    }

    private static DocumentHeader header(
            LiveMarket live, DocumentType type, BusinessReason process, PartyId sender, MarketRole role) {
        return DocumentHeader.toHub(type, Letters.newId("message"), process, sender, role, PROFILE.hub(), live.now());
    }

    private static void describe(
            LiveMarket live, PartyId owner, MarketRole role, String type, String code, String resolution, boolean tax)
            throws Exception {
        RequestChangeOfPriceList.Charge charge =
                charge(owner, type, code, "Charge " + code, resolution, tax, List.of());
        request(live, owner, role, BusinessReason.CHARGE_MASTER_DATA, charge);
    }

    private static void price(
            LiveMarket live,
            PartyId owner,
            MarketRole role,
            String type,
            String code,
            String resolution,
            List<BigDecimal> prices)
            throws Exception {
        List<PricePeriod.Point> points = new ArrayList<>();
        for (BigDecimal price : prices) {
            points.add(new PricePeriod.Point(points.size() + 1, price));
        }
        PricePeriod series = new PricePeriod(resolution, DECEMBER.from(), DECEMBER.to(), points);
        RequestChangeOfPriceList.Charge charge = charge(owner, type, code, "", "", null, List.of(series));
        request(live, owner, role, BusinessReason.CHARGE_PRICES, charge);
    }

    private static RequestChangeOfPriceList.Charge charge(
            PartyId owner,
            String type,
            String code,
            String name,
            String resolution,
            @Nullable Boolean tax,
            List<PricePeriod> prices) {
        return new RequestChangeOfPriceList.Charge(
                CodedId.of(owner),
                type,
                code,
                name,
                name,
                resolution,
                DocumentTime.of(DECEMBER.from()),
                DocumentTime.ABSENT,
                name.isEmpty() ? "" : "D02",
                name.isEmpty() ? null : Boolean.FALSE,
                tax,
                prices);
    }

    private static void request(
            LiveMarket live,
            PartyId owner,
            MarketRole role,
            BusinessReason process,
            RequestChangeOfPriceList.Charge charge)
            throws Exception {
        live.send(
                owner,
                Channel.STRUCTURE,
                DocumentWriter.write(new RequestChangeOfPriceList(
                        header(live, DocumentType.PRICE_LIST_CHANGE_REQUEST, process, owner, role),
                        List.of(new RequestChangeOfPriceList.Transaction(
                                Letters.newId("operation"), "", List.of(charge))))));
        live.receive(owner, DocumentType.PRICE_LIST_CHANGE_CONFIRMATION);
    }

    private static void link(LiveMarket live) throws Exception {
        Instant from = DECEMBER.from();
        link(
                live,
                FJORDBYGD,
                MarketRole.GRID_COMPANY,
                HOUSE,
                linked(FJORDBYGD, "D03", "NT1", "", from),
                linked(FJORDBYGD, "D01", "AB1", "2", from),
                linked(FJORDBYGD, "D02", "GB1", "", PROFILE.calendar().startOf(LocalDate.parse("2026-12-15"))));
        link(live, FJORDBYGD, MarketRole.GRID_COMPANY, CHILD, linked(FJORDBYGD, "D03", "NT1", "", from));
        link(live, FJORDBYGD, MarketRole.GRID_COMPANY, NEIGHBOUR, linked(FJORDBYGD, "D03", "NT1", "", from));
        link(live, STAMNETT, MarketRole.SYSTEM_OPERATOR, HOUSE, linked(STAMNETT, "D03", "EA1", "", from));
        live.awaitIdle();

        assertThat(linksTold(live, TINDEKRAFT))
                .containsExactly(List.of("NT1", "AB1", "GB1"), List.of("NT1", "AB1", "EA1", "GB1"));
        assertThat(linksTold(live, BEKKESTROM)).containsExactly(List.of("NT1"));
        assertThat(linksTold(live, FJORDBYGD)).containsExactly(List.of("NT1", "AB1", "EA1", "GB1"));
        assertThat(linksTold(live, HAVVIND)).isEmpty();
    }

    private static List<List<String>> linksTold(LiveMarket live, PartyId party) {
        return received(live, party, DocumentType.CHARGE_LINKS).stream()
                .map(document -> live.documents()
                        .read(NotifyBillingMasterData.class, document.content())
                        .orThrow())
                .map(links -> links.transactions().get(0).links().stream()
                        .map(NotifyBillingMasterData.Link::chargeCode)
                        .toList())
                .toList();
    }

    private static RequestChangeBillingMasterData.Link linked(
            PartyId owner, String type, String code, String factor, Instant from) {
        return new RequestChangeBillingMasterData.Link(
                CodedId.of(owner), type, code, factor, DocumentTime.of(from), DocumentTime.ABSENT);
    }

    private static void link(
            LiveMarket live, PartyId sender, MarketRole role, Gsrn point, RequestChangeBillingMasterData.Link... links)
            throws Exception {
        live.send(
                sender,
                Channel.STRUCTURE,
                DocumentWriter.write(new RequestChangeBillingMasterData(
                        header(
                                live,
                                DocumentType.CHARGE_LINKS_CHANGE_REQUEST,
                                BusinessReason.CHARGE_LINKS,
                                sender,
                                role),
                        List.of(new RequestChangeBillingMasterData.Transaction(
                                Letters.newId("links"), "", CodedId.of(point), List.of(links))))));
        live.receive(sender, DocumentType.CHARGE_LINKS_CHANGE_CONFIRMATION);
    }

    /** 1 kWh each hour at the house and its child, 2 kWh at the neighbour; told when the month is over. */
    private static void sendValues(LiveMarket live) throws Exception {
        live.example().clock().advanceTo(DECEMBER.to().plus(1, ChronoUnit.DAYS));
        live.hub().prepareStorage();
        sendValues(live, List.of(live.market().point(HOUSE), live.market().point(CHILD)), 1_000);
        sendValues(live, List.of(live.market().point(NEIGHBOUR)), 2_000);
        live.awaitIdle();
        assertThat(received(live, FJORDBYGD, DocumentType.ACKNOWLEDGEMENT)).isEmpty();
    }

    private static void sendValues(LiveMarket live, List<Point> points, long wh) throws Exception {
        live.send(
                FJORDBYGD,
                Channel.MEASURE,
                Letters.values(
                        Letters.header(
                                DocumentType.VALIDATED_MEASURE_DATA, FJORDBYGD, Letters.newId("message"), live.now()),
                        points,
                        FIRST,
                        NEXT.minusDays(1),
                        wh));
    }

    private static SettlementRun settle(LiveMarket live) {
        StartOutcome outcome = live.hub()
                .settlement()
                .settle(CalculationType.WHOLESALE_FIXING, DECEMBER, new TreeSet<>(Set.of(new GridAreaCode("101"))));
        assertThat(outcome).isInstanceOf(StartOutcome.Started.class);
        return ((StartOutcome.Started) outcome).run();
    }

    /** The area lacks values, so it is sent only when somebody says so. */
    private static void sendIncomplete(LiveMarket live, SettlementRun run) {
        GridAreaCode area = run.areas().get(0).gridArea();
        assertThat(live.hub().settlement().sendFinished(run.version(), false, "ola"))
                .isEqualTo(new SendOutcome.Sent(0, List.of(), List.of(area), List.of()));
        assertThat(live.hub().settlement().sendFinished(run.version(), true, "ola"))
                .isInstanceOfSatisfying(SendOutcome.Sent.class, sent -> {
                    assertThat(sent.documents()).isPositive();
                    assertThat(sent.heldBack()).isEmpty();
                });
    }

    /** The amounts in a mailbox as {@code charge type resolution rows first-price amount-of-all-rows}; of sums of the month only what they come to. */
    private static List<String> amounts(LiveMarket live, PartyId party) {
        return received(live, party, DocumentType.WHOLESALE_SERVICES).stream()
                .map(document -> live.documents()
                        .read(NotifyWholesaleServices.class, document.content())
                        .orThrow())
                .flatMap(document -> document.series().stream())
                .map(ChargedMonthTest::describe)
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
                + amount.stripTrailingZeros().toPlainString() + " "
                + series.head().currencyCode() + " for "
                + series.head().energySupplier().value();
    }

    private static void expectAmountsOfTindekraft(LiveMarket live) {
        assertThat(amounts(live, TINDEKRAFT))
                .containsExactlyInAnyOrder(
                        // A day of hours costs 24 x 0.10 + 0.01 x (0 + 1 + ... + 23) = 2.40 + 2.76 = 5.16; 31 days
                        // 159.96.
                        "NT1 PT1H E17 744 x 1.000 at 0.100000 = 159.96 NOK for " + TINDEKRAFT,
                        "NT1 PT1H D07 744 x 1.000 at 0.100000 = 159.96 NOK for " + TINDEKRAFT,
                        "NT1 P1M = 319.92 NOK for " + TINDEKRAFT,
                        // 310 / 31 days = 10 a day, two pieces: 31 x 20.
                        "AB1 P1D E17 31 x 2 at 10.000000 = 620 NOK for " + TINDEKRAFT,
                        "AB1 P1M = 620 NOK for " + TINDEKRAFT,
                        // Once, on the fifteenth.
                        "GB1 P1D E17 1 x 1 at 150.000000 = 150 NOK for " + TINDEKRAFT,
                        "GB1 P1M = 150 NOK for " + TINDEKRAFT,
                        // 24 kWh x 0.1693 = 4.0632 a day.
                        "EA1 P1D E17 31 x 24.000 at 0.169300 = 125.9592 NOK for " + TINDEKRAFT,
                        "EA1 P1M = 125.9592 NOK for " + TINDEKRAFT,
                        "all P1M = 1215.8792 NOK for " + TINDEKRAFT);
        NotifyWholesaleServices.Series fee = received(live, TINDEKRAFT, DocumentType.WHOLESALE_SERVICES).stream()
                .flatMap(
                        document -> live
                                .documents()
                                .read(NotifyWholesaleServices.class, document.content())
                                .orThrow()
                                .series()
                                .stream())
                .filter(series -> series.head().chargeCode().equals("GB1")
                        && !series.head().typeCode().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(fee.points())
                .extracting(NotifyWholesaleServices.Point::position)
                .containsExactly(15);
        assertThat(fee.head().unitCode()).isEqualTo("H87");
        assertThat(fee.head().start()).isEqualTo(DECEMBER.from());
        assertThat(fee.head().end()).isEqualTo(DECEMBER.to());
    }

    private static void expectAmountsOfBekkestrom(LiveMarket live) {
        assertThat(amounts(live, BEKKESTROM))
                .containsExactlyInAnyOrder(
                        "NT1 PT1H E17 744 x 2.000 at 0.100000 = 319.92 NOK for " + BEKKESTROM,
                        "NT1 P1M = 319.92 NOK for " + BEKKESTROM,
                        "all P1M = 319.92 NOK for " + BEKKESTROM);
        assertThat(amounts(live, HAVVIND)).isEmpty();
    }

    /** The grid company gets what is paid to it, and the tax that it collects; the system operator, who has nothing but a tax, gets nothing. */
    private static void expectAmountsOfOwners(LiveMarket live) {
        List<String> ofBoth = new ArrayList<>(amounts(live, TINDEKRAFT));
        ofBoth.addAll(amounts(live, BEKKESTROM));
        assertThat(amounts(live, FJORDBYGD)).containsExactlyInAnyOrderElementsOf(ofBoth);
        assertThat(amounts(live, STAMNETT)).isEmpty();
    }

    /** What was sent can be asked for again, in part or as a whole, by those it was sent to. */
    private static void askForCharges(LiveMarket live) throws Exception {
        assertThat(charges(live, TINDEKRAFT, MarketRole.ENERGY_SUPPLIER, TINDEKRAFT, "", "P1M"))
                .containsExactlyInAnyOrder(
                        "NT1 P1M = 319.92 NOK for " + TINDEKRAFT,
                        "AB1 P1M = 620 NOK for " + TINDEKRAFT,
                        "GB1 P1M = 150 NOK for " + TINDEKRAFT,
                        "EA1 P1M = 125.9592 NOK for " + TINDEKRAFT,
                        "all P1M = 1215.8792 NOK for " + TINDEKRAFT);
        assertThat(charges(live, FJORDBYGD, MarketRole.GRID_COMPANY, BEKKESTROM, "NT1", ""))
                .containsExactly("NT1 PT1H E17 744 x 2.000 at 0.100000 = 319.92 NOK for " + BEKKESTROM);
        assertThat(charges(live, HAVVIND, MarketRole.ENERGY_SUPPLIER, HAVVIND, "", "P1M"))
                .containsExactly("E0H");
        assertThat(charges(live, VIDDABERG, MarketRole.GRID_COMPANY, null, "", "P1M"))
                .containsExactly("E86");
        assertThat(charges(live, TINDEKRAFT, MarketRole.ENERGY_SUPPLIER, BEKKESTROM, "", "P1D"))
                .containsExactly("E16", "D23");
    }

    /** Answers to a request for charges of December in area 101: the amounts, or the codes of the refusal. */
    private static List<String> charges(
            LiveMarket live,
            PartyId sender,
            MarketRole role,
            @Nullable PartyId supplier,
            String charge,
            String resolution)
            throws Exception {
        String transaction = Letters.newId("request");
        RequestWholesaleSettlement.Transaction asked = new RequestWholesaleSettlement.Transaction(
                transaction,
                "",
                "",
                DocumentTime.of(DECEMBER.from()),
                DocumentTime.of(DECEMBER.to()),
                CodedId.of(new GridAreaCode("101"), PROFILE),
                supplier == null ? CodedId.ABSENT : CodedId.of(supplier),
                CodedId.ABSENT,
                resolution,
                charge.isEmpty() ? List.of() : List.of(new RequestWholesaleSettlement.Charge("", charge)));
        DocumentHeader header =
                header(live, DocumentType.WHOLESALE_SERVICES_REQUEST, BusinessReason.WHOLESALE_FIXING, sender, role);
        live.send(
                sender, Channel.MEASURE, DocumentWriter.write(new RequestWholesaleSettlement(header, List.of(asked))));
        live.awaitIdle();
        List<String> answers =
                new ArrayList<>(refusals(live, sender, DocumentType.WHOLESALE_SERVICES_REJECTION, transaction));
        received(live, sender, DocumentType.WHOLESALE_SERVICES).stream()
                .flatMap(
                        document -> live
                                .documents()
                                .read(NotifyWholesaleServices.class, document.content())
                                .orThrow()
                                .series()
                                .stream())
                .filter(series -> series.head().originalTransactionId().equals(transaction))
                .map(ChargedMonthTest::describe)
                .forEach(answers::add);
        return answers;
    }

    private static List<String> refusals(LiveMarket live, PartyId party, DocumentType type, String transaction) {
        return received(live, party, type).stream()
                .map(document -> (SeriesRequestRejection)
                        live.documents().read(type, document.content()).orThrow())
                .flatMap(rejection -> rejection.transactions().stream())
                .filter(rejected -> rejected.originalTransactionId().equals(transaction))
                .flatMap(rejected -> rejected.reasons().stream())
                .map(Reason::code)
                .toList();
    }

    private static void askForEnergy(LiveMarket live) throws Exception {
        // One point of Bekkestrøm was metered, 2 kWh in each of 744 hours; of all its others nothing is known.
        assertThat(energy(live, BEKKESTROM, BusinessReason.WHOLESALE_FIXING, "101", FIRST, NEXT))
                .containsExactly("E17 D01 2976 steps 1488000 Wh");
        assertThat(energy(live, BEKKESTROM, BusinessReason.WHOLESALE_FIXING, "101", FIRST, FIRST.plusDays(1)))
                .containsExactly("E17 D01 96 steps 48000 Wh");
        assertThat(energy(live, BEKKESTROM, BusinessReason.WHOLESALE_FIXING, "102", FIRST, NEXT))
                .containsExactly("D46");
        assertThat(energy(live, BEKKESTROM, BusinessReason.BALANCE_FIXING, "101", FIRST, NEXT))
                .containsExactly("E0H");
        assertThat(energy(live, BEKKESTROM, BusinessReason.WHOLESALE_FIXING, "101", FIRST, NEXT.plusDays(1)))
                .containsExactly("E17");
    }

    /** Answers to a request of a supplier for its flex consumption: the sums, or the codes of the refusal. */
    private static List<String> energy(
            LiveMarket live, PartyId supplier, BusinessReason process, String area, LocalDate from, LocalDate to)
            throws Exception {
        String transaction = Letters.newId("request");
        RequestAggregatedMeasureData.Transaction asked = new RequestAggregatedMeasureData.Transaction(
                transaction,
                "",
                "E17",
                "D01",
                DocumentTime.of(PROFILE.calendar().startOf(from)),
                DocumentTime.of(PROFILE.calendar().startOf(to)),
                CodedId.of(new GridAreaCode(area), PROFILE),
                CodedId.ABSENT,
                CodedId.of(supplier),
                CodedId.ABSENT);
        DocumentHeader header = header(
                live, DocumentType.AGGREGATED_MEASURE_DATA_REQUEST, process, supplier, MarketRole.ENERGY_SUPPLIER);
        live.send(
                supplier,
                Channel.MEASURE,
                DocumentWriter.write(new RequestAggregatedMeasureData(header, List.of(asked))));
        live.awaitIdle();
        List<String> answers =
                new ArrayList<>(refusals(live, supplier, DocumentType.AGGREGATED_MEASURE_DATA_REJECTION, transaction));
        received(live, supplier, DocumentType.AGGREGATED_MEASURE_DATA).stream()
                .flatMap(
                        document -> live
                                .documents()
                                .read(NotifyAggregatedMeasureData.class, document.content())
                                .orThrow()
                                .series()
                                .stream())
                .filter(series -> series.head().originalTransactionId().equals(transaction))
                .map(series -> series.head().typeCode() + " " + series.head().settlementMethodCode() + " "
                        + series.points().size() + " steps "
                        + series.points().stream()
                                .map(NotifyAggregatedMeasureData.Point::quantityKwh)
                                .map(quantity -> quantity == null ? BigDecimal.ZERO : quantity)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .movePointRight(3)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " Wh")
                .forEach(answers::add);
        return answers;
    }

    /** The values of the month go out once, each point's to its supplier, as documents of the run's process. */
    private static void expectBillingBasis(LiveMarket live, SettlementRun run) throws Exception {
        assertThat(live.hub().billing().send(run.version())).isInstanceOfSatisfying(BillingOutcome.Sent.class, sent -> {
            assertThat(sent.series()).isPositive();
            assertThat(sent.heldBack()).isEmpty();
        });
        assertThat(live.hub().billing().send(run.version()))
                .as("asked again")
                .isEqualTo(new BillingOutcome.Sent(0, List.of(), List.of()));
        live.example().clock().advanceTo(live.now().plus(10, ChronoUnit.MINUTES));
        live.awaitIdle();
        assertThat(BilledValues.of(live, TINDEKRAFT, HOUSE)).containsExactly("744 hours from " + DECEMBER.from());
        assertThat(BilledValues.of(live, TINDEKRAFT, CHILD)).containsExactly("744 hours from " + DECEMBER.from());
        assertThat(BilledValues.of(live, BEKKESTROM, NEIGHBOUR)).containsExactly("744 hours from " + DECEMBER.from());
        assertThat(BilledValues.of(live, BEKKESTROM, HOUSE)).isEmpty();
        assertThat(BilledValues.of(live, FJORDBYGD, HOUSE)).isEmpty();
    }

    private static Path marketWithSystemOperatorAndChild(Path folder) throws Exception {
        Files.createDirectories(folder);
        for (String file : List.of("parties", "grid-areas", "metering-points", "supply-contracts")) {
            Files.copy(LiveMarket.EXAMPLE.resolve(file + ".csv"), folder.resolve(file + ".csv"));
        }
        append(folder.resolve("parties.csv"), STAMNETT + ";Stamnett SF;EZ;;2020-01-01;");
        append(
                folder.resolve("metering-points.csv"),
                CHILD + ";D07;D01;E22;;PT1H;KWH;8716867000030;101;;;" + HOUSE + ";;2020-01-01;");
        return folder;
    }

    private static void append(Path file, String line) throws Exception {
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    }
}
