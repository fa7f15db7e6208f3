package org.meterhub.acceptance.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.apache.qpid.proton.message.Message;
import org.jspecify.annotations.Nullable;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.acceptance.fixtures.WireClient;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

/** How letters are sent: in order, in odd covers that must make no difference, on lines that break, or as nobody may send. */
final class Post {

    private static final int HEAD_BYTES_MAX = 4_000;

    /** 22nd century: a time to deliver at that nobody would live to see. */
    private static final long FAR_AWAY = 4_102_444_800_000L;

    private static final int DATA = 0x75;
    private static final int VALUE = 0x77;

    /** What nobody may send, or where. */
    private enum Forbidden {
        LIST,
        MAP,
        SEQUENCE,
        NULL,
        NO_BODY,
        FOREIGN_TEXT,
        TWO_KINDS,
        NO_MESSAGE,
        TOO_LONG,
        QUEUE_BEHIND_THE_ADDRESS,
        ANOTHERS_ADDRESS,
        QUEUE_OF_THE_HUB
    }

    private final Random random;

    Post(Random random) {
        this.random = random;
    }

    /** Sends a letter in order, or in an odd cover on a line of its own. @return why the broker does not have it; empty when it has */
    String send(LiveMarket live, Letter letter) throws Exception {
        if (random.nextInt(4) > 0) {
            live.send(letter.party, letter.channel, letter.content);
            return "";
        }
        try (WireClient wire = wire(live, letter.party)) {
            String said = wire.send(Queues.in(letter.party, letter.channel), inOddCover(letter.content));
            return said.equals(WireClient.ACCEPTED) ? "" : said;
        }
    }

    private static WireClient wire(LiveMarket live, PartyId party) throws IOException {
        return new WireClient(live.hub().broker().amqpUrl(), party, live.secretOf(party));
    }

    /** The line breaks in the middle, or when all is sent and nothing is answered. */
    void sendOnALineThatBreaks(LiveMarket live, Letter letter) throws IOException {
        byte[] encoded = inOddCover(letter.content);
        String address = Queues.in(letter.party, letter.channel);
        try (WireClient wire = wire(live, letter.party)) {
            if (random.nextBoolean()) {
                wire.sendAndBreak(address, encoded);
            } else {
                wire.beginAndBreak(address, encoded, 1 + random.nextInt(encoded.length));
            }
        }
    }

    /** @return what was let in that may not be; null when it was refused */
    @Nullable
    String sendWhatIsForbidden(LiveMarket live, PartyId party, PartyId other) throws IOException {
        Forbidden kind = Forbidden.values()[random.nextInt(Forbidden.values().length)];
        String address =
                switch (kind) {
                    case QUEUE_BEHIND_THE_ADDRESS -> Queues.in(party, Channel.MEASURE) + "::" + Queues.MEASURE;
                    case ANOTHERS_ADDRESS -> Queues.in(other, Channel.MEASURE);
                    case QUEUE_OF_THE_HUB -> random.nextBoolean() ? Queues.STRUCTURE : Queues.DEAD;
                    default -> Queues.in(party, Channel.MEASURE);
                };
        try (WireClient wire = wire(live, party)) {
            String said = wire.send(address, encoded(kind));
            return said.equals(WireClient.ACCEPTED) ? kind + " of " + party : null;
        }
    }

    private byte[] encoded(Forbidden kind) {
        byte[] text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>".getBytes(US_ASCII);
        return switch (kind) {
            case LIST -> withBody(new AmqpValue(List.of("<a/>", List.of(1, Map.of("b", 2)))));
            case MAP -> withBody(new AmqpValue(Map.of("a", Map.of("b", List.of(1)))));
            case SEQUENCE -> withBody(new AmqpSequence(List.of("<a/>")));
            case NULL -> withBody(new AmqpValue(null));
            case NO_BODY -> withBody(null);
            case FOREIGN_TEXT -> withBody(new AmqpValue(new String(text, US_ASCII)));
            case TWO_KINDS -> joined(section(VALUE, text), section(DATA, text));
            case NO_MESSAGE -> text;
            case TOO_LONG -> new byte[] {0, 0x53, DATA, (byte) 0xb0, 0x7f, 0, 0, 0, '<'};
            default -> section(DATA, text);
        };
    }

    private static byte[] withBody(@Nullable Section body) {
        Message message = Proton.message();
        message.setDurable(true);
        if (body != null) {
            message.setBody(body);
        }
        return encoded(message);
    }

    private static byte[] encoded(Message message) {
        byte[] buffer = new byte[HEAD_BYTES_MAX];
        return Arrays.copyOf(buffer, message.encode(buffer, 0, buffer.length));
    }

    /** With all that a sender may write beside its document, and that must neither act nor do harm. */
    private byte[] inOddCover(byte[] document) {
        Message cover = Proton.message();
        cover.setDurable(random.nextBoolean());
        cover.setPriority((short) random.nextInt(10));
        if (random.nextBoolean()) {
            cover.setTtl(1);
        }
        cover.setGroupId("one");
        cover.setMessageId(new UUID(random.nextLong(), random.nextLong()));
        Map<Symbol, Object> annotations = new HashMap<>();
        annotations.put(Symbol.valueOf("x-opt-delivery-time"), FAR_AWAY);
        annotations.put(Symbol.valueOf("x-any"), Map.of("a", List.of(1, List.of())));
        cover.setMessageAnnotations(new MessageAnnotations(annotations));
        cover.setApplicationProperties(new ApplicationProperties(Map.of(
                "_AMQ_DUPL_ID",
                "one",
                "_AMQ_SCHED_DELIVERY",
                FAR_AWAY,
                Queues.SENDER_HEADER,
                "7080000099995",
                "odd",
                random.nextBoolean() ? new Date(0) : new Binary(new byte[3]))));
        byte[] head = encoded(cover);
        if (random.nextInt(3) == 0) {
            return joined(head, section(VALUE, document));
        }
        int cut = random.nextInt(document.length + 1);
        return joined(
                head,
                section(DATA, Arrays.copyOf(document, cut)),
                section(DATA, Arrays.copyOfRange(document, cut, document.length)));
    }

    /** One section of binary. */
    private static byte[] section(int code, byte[] bytes) {
        return ByteBuffer.allocate(8 + bytes.length)
                .put(new byte[] {0, 0x53, (byte) code, (byte) 0xb0})
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
