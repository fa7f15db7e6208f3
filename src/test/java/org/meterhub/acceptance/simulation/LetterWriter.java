package org.meterhub.acceptance.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.meterhub.acceptance.fixtures.ExampleParties.BEKKESTROM;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.HAVVIND;
import static org.meterhub.acceptance.fixtures.ExampleParties.TINDEKRAFT;
import static org.meterhub.acceptance.fixtures.ExampleParties.VIDDABERG;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.simulation.Letter.Forward;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.ExampleMarket;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.MeasureDataWriter;
import org.meterhub.messageschemas.documents.RequestCancellation;
import org.meterhub.messageschemas.documents.RequestChangeOfPriceList;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestEndOfSupply;

/** Makes up what the parties send. Every day of a point and every change of supplier is sent once, so that the order of letters decides nothing. */
final class LetterWriter {

    static final List<PartyId> GRID_COMPANIES = List.of(FJORDBYGD, VIDDABERG);
    static final List<PartyId> SUPPLIERS = List.of(TINDEKRAFT, BEKKESTROM, HAVVIND);

    /** Ids that begin so are refused by a table: no rule is broken, and yet the hub cannot handle the document. */
    static final String POISON = "poison";

    /** Longer than the limit of the simulated hub. */
    static final int OVERSIZED_BYTES = 80_000;

    private static final Gsrn UNKNOWN_POINT = Gsrn.ofBody("70705759999999999");
    private static final MarketProfile PROFILE = MarketProfile.norway();
    private static final LocalDate TODAY = PROFILE.calendar().dayOf(ExampleHub.BEGINNING);
    private static final int CHANGE_DAYS_AHEAD = 20;

    private final ExampleMarket market;
    private final Random random;
    private final Map<PartyId, List<Point>> readBy = new HashMap<>();
    private final Map<PartyId, Integer> daysSent = new HashMap<>();
    private final List<Point> courted;
    private final Map<PartyId, List<Letter>> accepted = new HashMap<>();
    private int changes;
    private int charges;
    private int letters;

    LetterWriter(ExampleMarket market, Random random) {
        this.market = market;
        this.random = random;
        List<Point> plain = market.points().stream()
                .filter(point -> !point.gridLoss() && point.type() == MeteringPointType.CONSUMPTION)
                .toList();
        for (PartyId company : GRID_COMPANIES) {
            readBy.put(
                    company,
                    plain.stream()
                            .filter(point -> market.ownerOf(point.gridArea()).equals(company))
                            .toList());
        }
        this.courted = plain.stream()
                .filter(point -> market.supplierOf(point.gsrn(), TODAY)
                        .equals(market.supplierOf(point.gsrn(), TODAY.plusDays(60))))
                .toList();
    }

    /** A letter in which nothing is wrong. @param party a grid company: suppliers have so many good requests only */
    Letter good(PartyId party, Instant now) {
        Letter letter = next(party, now);
        while (letter.expected != MessageOutcome.ACCEPTED) {
            letter = next(party, now);
        }
        return letter;
    }

    /** The next letter of a party, of a kind that chance chooses. */
    Letter next(PartyId party, Instant now) {
        letters++;
        int dice = random.nextInt(20);
        if (dice == 0) {
            return unreadable(party, channelOf(party), "<no xml".getBytes(UTF_8));
        }
        if (dice == 1) {
            return unreadable(party, channelOf(party), new byte[OVERSIZED_BYTES + letters]);
        }
        List<Letter> sentBefore = accepted.getOrDefault(party, List.of());
        if (dice <= 3 && !sentBefore.isEmpty()) {
            return again(sentBefore.get(random.nextInt(sentBefore.size())), dice == 2);
        }
        Letter letter = GRID_COMPANIES.contains(party)
                ? dice == 4 ? priceList(party, now) : values(party, dice, now)
                : request(party, dice, now);
        if (letter.expected == MessageOutcome.ACCEPTED) {
            accepted.computeIfAbsent(party, key -> new ArrayList<>()).add(letter);
        }
        return letter;
    }

    private static Channel channelOf(PartyId party) {
        return GRID_COMPANIES.contains(party) ? Channel.MEASURE : Channel.STRUCTURE;
    }

    /** Each is like no other, so that the log's records of them can be told apart. */
    private Letter unreadable(PartyId party, Channel channel, byte[] start) {
        byte[] number = (" " + letters).getBytes(UTF_8);
        byte[] content = Arrays.copyOf(start, start.length + number.length);
        System.arraycopy(number, 0, content, start.length, number.length);
        return new Letter(letters, party, channel, "", content, MessageOutcome.REJECTED, 1, List.of());
    }

    /** The same bytes once more, or others under the same id. */
    private Letter again(Letter before, boolean sameBytes) {
        byte[] content = sameBytes
                ? before.content
                : (new String(before.content, UTF_8) + "<!-- " + letters + " -->").getBytes(UTF_8);
        return new Letter(
                letters,
                before.party,
                before.channel,
                sameBytes ? before.subject : documentOf(before.content),
                content,
                sameBytes ? MessageOutcome.RESENT : MessageOutcome.REJECTED,
                sameBytes ? 0 : 1,
                List.of());
    }

    private static String documentOf(byte[] content) {
        String text = new String(content, UTF_8);
        int from = text.indexOf("mRID>") + 5;
        return text.substring(from, text.indexOf('<', from));
    }

    private DocumentHeader header(
            DocumentType type, String id, BusinessReason reason, PartyId sender, MarketRole role, Instant now) {
        return DocumentHeader.toHub(type, id, reason, sender, role, PROFILE.hub(), now);
    }

    private Letter values(PartyId company, int dice, Instant now) {
        boolean foreignName = dice == 5;
        boolean poisoned = dice == 6;
        boolean withRefused = dice >= 7 && dice <= 9;
        int good = dice == 7 ? 0 : 1 + random.nextInt(3);
        String id = (poisoned ? POISON : "values") + "-" + letters;
        PartyId named = foreignName ? GRID_COMPANIES.get(1 - GRID_COMPANIES.indexOf(company)) : company;
        MeasureDataWriter writer = new MeasureDataWriter(header(
                DocumentType.VALIDATED_MEASURE_DATA,
                id,
                BusinessReason.PERIODIC_METERING,
                named,
                MarketRole.METERED_DATA_RESPONSIBLE,
                now));
        List<Forward> forwards = new ArrayList<>();
        for (int i = 0; i < good; i++) {
            forwards.add(goodSeries(writer, id + "-" + i, company, now));
        }
        if (withRefused) {
            Point like = pointsOf(company).get(0);
            Letters.series(writer, id + "-x", at(UNKNOWN_POINT, like), dayOf(TODAY.minusDays(1)), now, 100);
        }
        boolean effect = !foreignName && !poisoned;
        MessageOutcome outcome = poisoned
                ? MessageOutcome.QUARANTINED
                : foreignName || good == 0
                        ? MessageOutcome.REJECTED
                        : withRefused ? MessageOutcome.PARTLY_ACCEPTED : MessageOutcome.ACCEPTED;
        return new Letter(
                letters,
                company,
                Channel.MEASURE,
                id,
                writer.finish(),
                outcome,
                outcome == MessageOutcome.ACCEPTED ? 0 : 1,
                effect ? forwards : List.of());
    }

    private List<Point> pointsOf(PartyId company) {
        return Objects.requireNonNull(readBy.get(company), "not a grid company");
    }

    private static Interval dayOf(LocalDate day) {
        return PROFILE.calendar().intervalOf(day);
    }

    private static Point at(Gsrn gsrn, Point like) {
        return new Point(
                gsrn,
                like.type(),
                like.method(),
                like.resolution(),
                like.gridArea(),
                like.fromGridArea(),
                like.toGridArea(),
                false);
    }

    private Forward goodSeries(MeasureDataWriter writer, String id, PartyId company, Instant now) {
        List<Point> points = pointsOf(company);
        int index = daysSent.merge(company, 1, Integer::sum);
        Point point = points.get(index % points.size());
        LocalDate day = TODAY.minusDays(1 + index / points.size());
        long wh = 100L + random.nextInt(2_000);
        Letters.series(writer, id, point, dayOf(day), now, wh);
        return new Forward(
                market.supplierOf(point.gsrn(), day).orElseThrow(),
                point.gsrn().value(),
                dayOf(day).from(),
                wh * point.resolution().steps(dayOf(day)));
    }

    private Letter request(PartyId supplier, int dice, Instant now) {
        Instant start = PROFILE.calendar().startOf(TODAY.plusDays(CHANGE_DAYS_AHEAD));
        if (dice == 5) {
            return asked(
                    supplier,
                    DocumentType.END_OF_SUPPLY_REQUEST,
                    BusinessReason.END_OF_SUPPLY,
                    false,
                    now,
                    (header, id) -> new RequestEndOfSupply(
                            header,
                            List.of(new RequestEndOfSupply.Transaction(
                                    id,
                                    "",
                                    CodedId.of(UNKNOWN_POINT),
                                    CodedId.ABSENT,
                                    CodedId.ABSENT,
                                    CodedId.of(supplier),
                                    DocumentTime.of(start)))));
        }
        if (dice == 6) {
            return asked(
                    supplier,
                    DocumentType.CANCELLATION_REQUEST,
                    BusinessReason.CHANGE_OF_SUPPLIER,
                    false,
                    now,
                    (header, id) -> new RequestCancellation(
                            header,
                            List.of(new RequestCancellation.Transaction(
                                    id, "", "never-" + id, CodedId.of(UNKNOWN_POINT)))));
        }
        Point point = courted.get(changes % courted.size());
        boolean own = market.supplierOf(point.gsrn(), TODAY).equals(Optional.of(supplier));
        boolean good = dice > 9 && !own && changes < courted.size();
        if (good) {
            changes++;
        }
        Gsrn gsrn = good ? point.gsrn() : UNKNOWN_POINT;
        return asked(
                supplier,
                DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
                BusinessReason.CHANGE_OF_SUPPLIER,
                good,
                now,
                (header, id) -> new RequestChangeOfSupplier(
                        header,
                        List.of(Letters.transaction(supplier, id, gsrn, TODAY.plusDays(CHANGE_DAYS_AHEAD), ""))));
    }

    private Letter asked(
            PartyId sender,
            DocumentType type,
            BusinessReason reason,
            boolean good,
            Instant now,
            BiFunction<DocumentHeader, String, MarketDocument> document) {
        MarketRole role = GRID_COMPANIES.contains(sender) ? MarketRole.GRID_COMPANY : MarketRole.ENERGY_SUPPLIER;
        String transaction = "request-" + letters;
        MarketDocument written =
                document.apply(header(type, "document-" + letters, reason, sender, role, now), transaction);
        return new Letter(
                letters,
                sender,
                Channel.STRUCTURE,
                transaction,
                DocumentWriter.write(written),
                good ? MessageOutcome.ACCEPTED : MessageOutcome.REJECTED,
                1,
                List.of());
    }

    /** Of a new charge, of which all suppliers must be told. */
    private Letter priceList(PartyId company, Instant now) {
        charges++;
        String code = "C" + charges;
        return asked(
                company,
                DocumentType.PRICE_LIST_CHANGE_REQUEST,
                BusinessReason.CHARGE_MASTER_DATA,
                true,
                now,
                (header, id) -> new RequestChangeOfPriceList(
                        header,
                        List.of(new RequestChangeOfPriceList.Transaction(
                                id,
                                "",
                                List.of(new RequestChangeOfPriceList.Charge(
                                        CodedId.of(company),
                                        "D03",
                                        code,
                                        "Charge " + code,
                                        "Charge " + code,
                                        "PT1H",
                                        DocumentTime.of(PROFILE.calendar().startOf(TODAY.plusDays(60))),
                                        DocumentTime.ABSENT,
                                        "D02",
                                        false,
                                        false,
                                        List.of()))))));
    }
}
