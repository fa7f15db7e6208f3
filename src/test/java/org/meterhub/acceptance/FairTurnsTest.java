package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.HAVVIND;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.LogKind;
import org.meterhub.messagelog.LogQuery;
import org.meterhub.messagelog.LogRow;

/**
 * One party's flood over the whole hub. The bound is in work done before another's answer; the times of both cases are printed for people
 * ({@code -Dmeterhub.flood=20000} for the flood of issue 11).
 */
class FairTurnsTest {

    private static final int FLOOD = Integer.getInteger("meterhub.flood", 2_000);
    private static final int ANSWERS = 9;

    /** Two batches of the hub: the one that is being handled, and one that its consumer may have fetched by then. */
    private static final int HANDLED_BEFORE_MAX = 400;

    @Test
    void an_answer_waits_for_no_flood_of_another_party(@TempDir Path folder) throws Exception {
        try (LiveMarket live = LiveMarket.start(folder, null)) {
            long usual = medianMillis(live);
            sendFlood(live);
            long before = live.lastRecordId();
            live.send(HAVVIND, Channel.STRUCTURE, tiny(-1));
            LogRow judged = live.judged(HAVVIND, before);
            assertThat(live.search(LogQuery.everything(LogQuery.LIMIT_MAX)
                            .ofParty(FJORDBYGD)
                            .ofKinds(EnumSet.of(LogKind.JUDGED))
                            .beyond(before)))
                    .filteredOn(row -> row.recordId() < judged.recordId())
                    .as("messages of the flood that were handled between another's sending and its answer")
                    .hasSizeLessThanOrEqualTo(HANDLED_BEFORE_MAX);
            live.receiveAcknowledgement(HAVVIND);
            long inFlood = medianMillis(live);
            long left = live.hub().broker().messageCount(Queues.STRUCTURE);
            System.err.printf(
                    "an answer takes %d ms, in a flood of %d messages %d ms; %d of them were left after %d answers%n",
                    usual, FLOOD, inFlood, left, ANSWERS);
            await().atMost(Duration.ofMinutes(10))
                    .until(() -> live.hub().broker().messageCount(Queues.STRUCTURE) == 0);
            assertThat(live.dead()).isZero();
        }
    }

    /** From before the sending until the hub has judged; one after the other, as a party would that waits for each answer. */
    private static long medianMillis(LiveMarket live) throws Exception {
        long[] millis = new long[ANSWERS];
        for (int i = 0; i < ANSWERS; i++) {
            long start = System.nanoTime();
            live.send(HAVVIND, Channel.STRUCTURE, tiny(i));
            live.receiveAcknowledgement(HAVVIND);
            millis[i] = (System.nanoTime() - start) / 1_000_000;
        }
        return LongStream.of(millis).sorted().toArray()[ANSWERS / 2];
    }

    private static void sendFlood(LiveMarket live) throws JMSException {
        PartyId flooder = FJORDBYGD;
        try (Connection connection = live.connect(flooder)) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer =
                    session.createProducer(session.createQueue(Queues.in(flooder, Channel.STRUCTURE)));
            for (int i = 1; i <= FLOOD; i++) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(tiny(i));
                producer.send(message);
                if (i % 500 == 0) {
                    session.commit();
                }
            }
            session.commit();
        }
    }

    private static byte[] tiny(int number) {
        return List.of("<no", number).toString().getBytes(StandardCharsets.UTF_8);
    }
}
