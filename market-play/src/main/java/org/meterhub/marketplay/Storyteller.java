package org.meterhub.marketplay;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubapp.Hub;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.XmlLimits;

/**
 * Carries out a conversation against a running hub that owns the example market: connects every party by AMQP, sends what they send, and waits for what
 * they are to receive. Every document that arrives must be expected by some line.
 */
public final class Storyteller implements AutoCloseable {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String DAYS = "(\\S+) TO (\\S+)";

    private final Hub hub;
    private final MarketClock.Settable clock;
    private final Narrator narrator;
    private final MarketCalendar calendar;
    private final Mailroom mailroom;
    private final Map<PartyId, PartyClient> clients = new LinkedHashMap<>();
    private final Map<String, PartyId> names = new LinkedHashMap<>();
    private final PartySpeech speech;
    private final RequestSpeech requests;
    private final Expectations expectations;
    private final MeasureExpectations measureExpectations;
    private final ChargeSteps charges;
    private final List<String> failures = new ArrayList<>();
    private final Map<Pattern, Step> steps = new LinkedHashMap<>();

    /** Does one kind of line. */
    @FunctionalInterface
    private interface Step {
        /** @return what came of it, for the narrator */
        String perform(Matcher words) throws JMSException, InterruptedException;
    }

    /**
     * @param hub with the example market imported
     * @param clock the hub's own clock: the story owns the time
     * @param secrets credential of each party
     * @param keepIn folder for a copy of every document; null for none
     */
    public Storyteller(
            Hub hub,
            MarketClock.Settable clock,
            ExampleMarket market,
            Map<PartyId, String> secrets,
            Narrator narrator,
            @Nullable Path keepIn)
            throws JMSException {
        this.hub = hub;
        this.clock = clock;
        this.narrator = narrator;
        this.calendar = hub.configuration().market().calendar();
        MarketDocuments documents = new MarketDocuments(XmlLimits.MARKET);
        this.mailroom = new Mailroom(documents, keepIn);
        ValueLedger ledger = new ValueLedger(calendar);
        this.speech = new PartySpeech(market, hub.configuration().market(), clock, ledger);
        this.requests = new RequestSpeech(speech, hub.configuration().market(), clock);
        this.expectations = new Expectations(hub, market, mailroom, ledger, documents, speech, requests);
        this.measureExpectations = new MeasureExpectations(expectations, ledger, documents, speech, calendar);
        this.charges = new ChargeSteps(requests, expectations, documents, calendar);
        for (Map.Entry<PartyId, Set<MarketRole>> party : market.parties().entrySet()) {
            String secret = secrets.get(party.getKey());
            if (secret == null) {
                throw new IllegalArgumentException("no credential for party " + party.getKey());
            }
            clients.put(
                    party.getKey(),
                    new PartyClient(hub.broker().amqpUrl(), party.getKey(), party.getValue(), secret, mailroom));
        }
        stepsOfTheStory(market);
    }

    private void stepsOfTheStory(ExampleMarket market) {
        step("PARTY (\\S+)\\s+(\\d+)", words -> {
            names.put(words.group(1), PartyId.of(words.group(2)));
            return "";
        });
        step("CLOCK (.+)", words -> advance(words.group(1)));
        step("ADVANCE CLOCK TO (.+)", words -> advance(words.group(1)));
        step("SAY (.+)", words -> {
            narrator.say(words.group(1));
            return "";
        });
        step(
                "SEND (\\S+) VALUES " + DAYS + " IN BUNDLES OF (\\d+)",
                words -> send(
                        words.group(1),
                        speech.values(
                                party(words.group(1)),
                                day(words, 2),
                                day(words, 3),
                                Integer.parseInt(words.group(4)))));
        step(
                "SEND (\\S+) FAULTY VALUES OF (\\S+)",
                words -> send(words.group(1), speech.faultyValues(party(words.group(1)), day(words, 2))));
        step(
                "SEND (\\S+) VALUES OF (\\d+) " + DAYS,
                words -> send(
                        words.group(1),
                        speech.valuesOf(party(words.group(1)), point(words, 2), day(words, 3), day(words, 4), 0)));
        step(
                "SEND (\\S+) CORRECTION OF (\\d+) (\\S+)",
                words -> send(
                        words.group(1),
                        speech.valuesOf(party(words.group(1)), point(words, 2), day(words, 3), day(words, 3), 1)));
        stepsOfProcesses();
        stepsOfRequestsForValues(market);
        stepsOfReminders(market);
        stepsOfQuestions(market);
        stepsOfCharges();
        step("SUPPLY OF (\\d+) CHANGES TO (\\S+) FROM (\\S+)", words -> {
            market.supplyChanges(point(words, 1), day(words, 3), party(words.group(2)));
            return "noted by the storyteller";
        });
        step(
                "EXPECT (\\S+) ANY REFUSAL WITH (\\S+)",
                words -> expectations.anyRefusal(party(words.group(1)), words.group(2)));
        step("EXPECT (\\S+) REFUSAL OF (.+)", words -> expectations.refusal(party(words.group(1)), words.group(2)));
        step(
                "EXPECT VALUES " + DAYS + " WHERE THEY BELONG",
                words -> expectations.valuesWhereTheyBelong(null, day(words, 1), day(words, 2)));
        step(
                "EXPECT VALUES OF (\\d+) " + DAYS + " WHERE THEY BELONG",
                words -> expectations.valuesWhereTheyBelong(point(words, 1), day(words, 2), day(words, 3)));
        step(
                "EXPECT (\\S+) CONFIRMATION OF (\\S+)",
                words -> expectations.confirmation(party(words.group(1)), words.group(2)));
        step(
                "EXPECT (\\S+) REJECTION OF (\\S+) WITH (\\S+)",
                words -> expectations.rejection(party(words.group(1)), words.group(2), words.group(3)));
        step("SETTLE (\\S+) " + DAYS, words -> expectations.settle(words.group(1), day(words, 2), day(words, 3)));
        step(
                "EXPECT RESULTS " + DAYS + " TO THE LAST WATT-HOUR",
                words -> expectations.results(day(words, 1), day(words, 2)));
        step("EXPECT NOTHING MORE", words -> expectations.nothingMore());
        step("EXPECT THE LOG TO HOLD EVERY MESSAGE", words -> expectations.logHoldsEverything());
    }

    /** What parties ask about metering points and their supply, and what they are told. */
    private void stepsOfProcesses() {
        start("CHANGE OF SUPPLIER", BusinessReason.CHANGE_OF_SUPPLIER);
        start("CHANGE AT SHORT NOTICE", BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE);
        start("MOVE-IN", BusinessReason.MOVE_IN);
        end("END OF SUPPLY", BusinessReason.END_OF_SUPPLY);
        end("MOVE-OUT", BusinessReason.MOVE_OUT);
        undo("CHANGE OF SUPPLIER", BusinessReason.UNDO_CHANGE_OF_SUPPLIER);
        undo("MOVE-IN", BusinessReason.UNDO_MOVE);
        cancellation("CHANGE OF SUPPLIER", BusinessReason.CHANGE_OF_SUPPLIER);
        cancellation("MOVE-IN", BusinessReason.MOVE_IN);
        cancellation("END OF SUPPLY", BusinessReason.END_OF_SUPPLY);
        cancellation("MOVE-OUT", BusinessReason.MOVE_OUT);
        state("CONNECTION", BusinessReason.CONNECT_METERING_POINT, null);
        state("DISCONNECTION", BusinessReason.CHANGE_CONNECTION_STATE, ConnectionState.DISCONNECTED);
        state("RECONNECTION", BusinessReason.CHANGE_CONNECTION_STATE, ConnectionState.CONNECTED);
        state("CLOSE-DOWN", BusinessReason.CLOSE_DOWN_METERING_POINT, null);
        step(
                "SEND (\\S+) NEW POINT (\\d+) IN (\\d+) FROM (\\S+) AS (\\S+)",
                words -> send(
                        words.group(1),
                        requests.newPoint(
                                party(words.group(1)),
                                point(words, 2),
                                new GridAreaCode(words.group(3)),
                                day(words, 4),
                                words.group(5))));
        step(
                "SEND (\\S+) CHANGE OF POINT (\\d+) TO METER (\\S+) FROM (\\S+) AS (\\S+)",
                words -> send(
                        words.group(1),
                        requests.newMeter(
                                party(words.group(1)),
                                point(words, 2),
                                words.group(3),
                                day(words, 4),
                                words.group(5))));
        step(
                "SEND (\\S+) CUSTOMER (\\d+) OF (\\d+) FROM (\\S+) AS (\\S+)",
                words -> send(
                        words.group(1),
                        requests.customer(
                                party(words.group(1)),
                                point(words, 3),
                                day(words, 4),
                                words.group(2),
                                words.group(5))));
        step(
                "EXPECT (\\S+)(?: (\\w+))? NOTIFICATION ABOUT (\\d+) FROM (\\S+)",
                words -> expectations.notification(
                        party(words.group(1)),
                        words.group(2) == null ? "" : words.group(2),
                        point(words, 3),
                        calendar.startOf(day(words, 4))));
        step(
                "EXPECT (\\S+) MASTER DATA OF (\\d+) FROM (\\S+)",
                words -> expectations.masterData(
                        party(words.group(1)), point(words, 2), calendar.startOf(day(words, 3))));
        step(
                "EXPECT (\\S+) CUSTOMER(?: (\\d+))? OF (\\d+) FROM (\\S+)",
                words -> expectations.customerData(
                        party(words.group(1)),
                        point(words, 3),
                        calendar.startOf(day(words, 4)),
                        words.group(2) == null ? "" : words.group(2)));
        step(
                "EXPECT (\\S+) CANCELLATION ABOUT (\\d+)",
                words -> expectations.cancellationNotice(party(words.group(1)), point(words, 2)));
        step(
                "EXPECT (\\S+) VALUES OF (\\d+) " + DAYS + " ONCE MORE",
                words -> expectations.valuesOnceMore(
                        party(words.group(1)), point(words, 2), day(words, 3), day(words, 4)));
    }

    /** Who asks for values, and what is answered. */
    private void stepsOfRequestsForValues(ExampleMarket market) {
        step(
                "SEND (\\S+) REQUEST FOR VALUES OF (\\d+) " + DAYS + " AS (\\S+)",
                words -> request(market, words, BusinessReason.PERIODIC_METERING, days(words, 3), words.group(5)));
        step(
                "SEND (\\S+) REQUEST FOR THE YEAR OF (\\d+) AS (\\S+)",
                words -> request(market, words, BusinessReason.HISTORICAL_DATA, null, words.group(3)));
        step(
                "SEND (\\S+) REQUEST FOR THE SUM OF (\\d+) " + DAYS + " AS (\\S+)",
                words -> request(market, words, BusinessReason.HISTORICAL_DATA, days(words, 3), words.group(5)));
        step(
                "EXPECT (\\S+) VALUES OF (\\d+) " + DAYS + " IN ANSWER TO (\\S+)",
                words -> measureExpectations.valuesInAnswer(
                        party(words.group(1)), point(words, 2), days(words, 3), words.group(5)));
        step(
                "EXPECT (\\S+) SUM OF (\\d+) " + DAYS + " IN ANSWER TO (\\S+)",
                words -> measureExpectations.sumInAnswer(
                        party(words.group(1)), point(words, 2), days(words, 3), words.group(5)));
    }

    /** What is said of charges, and what is told of them. */
    private void stepsOfCharges() {
        String charge = "(TARIFF|SUBSCRIPTION|FEE) (\\w+)";
        step(
                "SEND (\\S+) " + charge + " FROM (\\S+) AS (\\S+)",
                words -> send(
                        words.group(1),
                        charges.describe(
                                party(words.group(1)), words.group(2), words.group(3), day(words, 4), words.group(5))));
        step(
                "SEND (\\S+) PRICE (\\S+) OF " + charge + " " + DAYS + " AS (\\S+)",
                words -> send(
                        words.group(1),
                        charges.price(
                                party(words.group(1)),
                                words.group(3),
                                words.group(4),
                                words.group(2),
                                day(words, 5),
                                day(words, 6),
                                words.group(7))));
        step(
                "SEND (\\S+) LINK OF (\\d+) TO " + charge + " FROM (\\S+)(?: UNTIL (\\S+))? AS (\\S+)",
                words -> send(
                        words.group(1),
                        charges.link(
                                party(words.group(1)),
                                point(words, 2),
                                words.group(3),
                                words.group(4),
                                day(words, 5),
                                words.group(6) == null ? null : day(words, 6),
                                words.group(7))));
        step(
                "EXPECT (\\S+) TO HEAR OF (\\w+) FROM (\\S+)",
                words -> charges.told(party(words.group(1)), words.group(2), day(words, 3)));
        step(
                "EXPECT (\\S+) TO HEAR THAT (\\w+) COSTS (\\S+)",
                words -> charges.toldPrice(party(words.group(1)), words.group(2), words.group(3)));
        step(
                "EXPECT (\\S+) TO HEAR THAT (\\d+) PAYS (\\w+) FROM (\\S+)(?: UNTIL (\\S+))?",
                words -> charges.linked(
                        party(words.group(1)),
                        point(words, 2),
                        words.group(3),
                        day(words, 4),
                        words.group(5) == null ? null : day(words, 5)));
    }

    private void stepsOfReminders(ExampleMarket market) {
        step(Conversation.REMINDERS, words -> "");
        step(
                "EXPECT (\\S+) REMINDER OF ALL POINTS " + DAYS,
                words -> measureExpectations.reminder(
                        party(words.group(1)),
                        MeasureExpectations.all(
                                market.pointsReadBy(party(words.group(1))), day(words, 2), day(words, 3))));
        step(
                "EXPECT (\\S+) REMINDER OF (\\d+) " + DAYS,
                words -> measureExpectations.reminder(
                        party(words.group(1)),
                        MeasureExpectations.all(List.of(market.point(point(words, 2))), day(words, 3), day(words, 4))));
    }

    /** Who asks what the hub knows of a point. What is told is told in the words in which changes are. */
    private void stepsOfQuestions(ExampleMarket market) {
        step(
                "SEND (\\S+) QUESTION ABOUT MASTER DATA OF (\\d+) FROM (\\S+)(?: TO (\\S+))? AS (\\S+)",
                words -> send(
                        words.group(1),
                        requests.masterData(
                                party(words.group(1)),
                                market.parties().getOrDefault(party(words.group(1)), Set.of()),
                                point(words, 2),
                                day(words, 3),
                                words.group(4) == null ? null : day(words, 4),
                                words.group(5))));
        step(
                "SEND (\\S+) QUESTION ABOUT MISSING VALUES OF (\\d+) " + DAYS + " AS (\\S+)",
                words -> send(
                        words.group(1),
                        requests.missingValues(
                                party(words.group(1)),
                                market.parties().getOrDefault(party(words.group(1)), Set.of()),
                                point(words, 2),
                                day(words, 3),
                                day(words, 4),
                                words.group(5))));
        step(
                "SEND (\\S+) QUESTION ABOUT CHARGES OF (\\d+) FROM (\\S+) AS (\\S+)",
                words -> send(
                        words.group(1),
                        requests.charges(
                                party(words.group(1)),
                                market.parties().getOrDefault(party(words.group(1)), Set.of()),
                                point(words, 2),
                                day(words, 3),
                                words.group(4))));
    }

    private String request(
            ExampleMarket market, Matcher words, BusinessReason reason, @Nullable Interval period, String name)
            throws JMSException {
        PartyId party = party(words.group(1));
        MarketRole role = market.parties().getOrDefault(party, Set.of()).contains(MarketRole.ENERGY_SUPPLIER)
                ? MarketRole.ENERGY_SUPPLIER
                : MarketRole.METERED_DATA_RESPONSIBLE;
        return send(words.group(1), requests.values(party, role, reason, point(words, 2), period, name));
    }

    private void start(String words, BusinessReason reason) {
        step(
                "SEND (\\S+) " + words + " OF (\\d+) FROM (\\S+)(?: FOR (\\d+))? AS (\\S+)",
                said -> send(
                        said.group(1),
                        requests.start(
                                party(said.group(1)),
                                reason,
                                point(said, 2),
                                day(said, 3),
                                said.group(4) == null ? "" : said.group(4),
                                said.group(5))));
    }

    private void end(String words, BusinessReason reason) {
        step(
                "SEND (\\S+) " + words + " OF (\\d+) FROM (\\S+) AS (\\S+)",
                said -> send(
                        said.group(1),
                        requests.end(party(said.group(1)), reason, point(said, 2), day(said, 3), said.group(4))));
    }

    private void undo(String words, BusinessReason reason) {
        step(
                "SEND (\\S+) UNDOING OF " + words + " OF (\\d+) FROM (\\S+) AS (\\S+)",
                said -> send(
                        said.group(1),
                        requests.undo(party(said.group(1)), reason, point(said, 2), day(said, 3), said.group(4))));
    }

    private void cancellation(String words, BusinessReason reason) {
        step(
                "SEND (\\S+) CANCELLATION OF " + words + " (\\S+) OF (\\d+) AS (\\S+)",
                said -> send(
                        said.group(1),
                        requests.cancel(party(said.group(1)), reason, said.group(2), point(said, 3), said.group(4))));
    }

    private void state(String words, BusinessReason reason, @Nullable ConnectionState state) {
        step(
                "SEND (\\S+) " + words + " OF (\\d+) FROM (\\S+) AS (\\S+)",
                said -> send(
                        said.group(1),
                        requests.state(
                                party(said.group(1)), reason, point(said, 2), state, day(said, 3), said.group(4))));
    }

    private void step(String grammar, Step step) {
        steps.put(Pattern.compile(grammar), step);
    }

    /**
     * Tells the story to its end, or to the first line that fails: what follows would make no sense.
     *
     * @return whether all that was expected has come
     * @throws IOException when the conversation has a line that is none
     */
    public boolean tell(Conversation conversation) throws IOException {
        for (Conversation.Line line : conversation.lines()) {
            if (!perform(line)) {
                return false;
            }
        }
        for (PartyClient client : clients.values()) {
            for (Throwable failure : client.failures()) {
                fail("receiving", failure.toString());
            }
        }
        return failures.isEmpty();
    }

    private boolean perform(Conversation.Line line) throws IOException {
        for (Map.Entry<Pattern, Step> step : steps.entrySet()) {
            Matcher words = step.getKey().matcher(line.text());
            if (words.matches()) {
                try {
                    String outcome = step.getValue().perform(words);
                    if (!outcome.isEmpty()) {
                        narrator.done(line.text(), outcome);
                    }
                    return true;
                } catch (Expectations.NotMet notMet) {
                    fail(line.text(), notMet.getMessage() + receivingFailures());
                } catch (JMSException | RuntimeException failure) {
                    fail(line.text(), failure.toString());
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    fail(line.text(), "interrupted");
                }
                return false;
            }
        }
        throw new IOException("line " + line.number() + " is not a step of a conversation: " + line.text());
    }

    private String receivingFailures() {
        StringBuilder text = new StringBuilder();
        clients.values().forEach(client -> client.failures()
                .forEach(failure -> text.append("; ").append(failure)));
        return text.toString();
    }

    private void fail(String step, @Nullable String reason) {
        String known = reason == null ? "without a reason" : reason;
        failures.add(step + ": " + known);
        narrator.failed(step, known);
    }

    /** Every expectation that was not met, with the reason. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** What the parties sent and received. */
    public Mailroom mailroom() {
        return mailroom;
    }

    /** What the results that were received say of each grid area; empty before they were expected. */
    public List<AreaAccount> accounts() {
        return expectations.accounts();
    }

    private String advance(String localTime) {
        Instant instant =
                LocalDateTime.parse(localTime, LOCAL).atZone(calendar.zone()).toInstant();
        clock.advanceTo(instant);
        hub.prepareStorage();
        return "it is " + localTime;
    }

    private String send(String sender, List<PartySpeech.Document> documents) throws JMSException {
        PartyClient client = clients.get(party(sender));
        if (client == null) {
            throw new IllegalArgumentException(sender + " is not connected");
        }
        long bytes = 0;
        for (PartySpeech.Document document : documents) {
            client.send(document.channel(), document.content());
            bytes += document.content().length;
        }
        return documents.size() + (documents.size() == 1 ? " document, " : " documents, ") + (bytes + 1023) / 1024
                + " kB";
    }

    private PartyId party(String name) {
        PartyId party = names.get(name);
        if (party == null) {
            throw new IllegalArgumentException("no PARTY line names " + name);
        }
        return party;
    }

    private static Gsrn point(Matcher words, int group) {
        return new Gsrn(words.group(group));
    }

    private static LocalDate day(Matcher words, int group) {
        return LocalDate.parse(words.group(group));
    }

    /** Days of the words, the last one included. */
    private Interval days(Matcher words, int group) {
        return calendar.intervalOf(day(words, group), day(words, group + 1).plusDays(1));
    }

    @Override
    public void close() throws JMSException {
        for (PartyClient client : clients.values()) {
            client.close();
        }
    }

    /** How long an expectation waits before it is not met. */
    static final Duration PATIENCE = Duration.ofSeconds(30);
}
