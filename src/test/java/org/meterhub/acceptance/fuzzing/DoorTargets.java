package org.meterhub.acceptance.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.message.Message;
import org.jspecify.annotations.Nullable;
import org.meterhub.broker.door.AmqpDocument;
import org.meterhub.broker.door.Door;
import org.meterhub.broker.door.DoorLimits;
import org.meterhub.broker.door.Refused;

/** Messages at the broker's door, encoded as AMQP has them, in pieces. */
final class DoorTargets {

    /** So narrow that inputs of a few hundred bytes meet each of them. */
    private static final DoorLimits NARROW = new DoorLimits(600, 300, 100, 2_000, 4_000, 4);

    private static final Door DOOR = new Door(NARROW);

    /** The first bytes choose the pieces, the others are what comes. */
    private static final int SEED_BYTES = 4;

    private static final int ENCODED_BYTES_MAX = 64 << 10;

    private DoorTargets() {}

    /**
     * What the door made of a message.
     *
     * @param body null when it was refused
     * @param condition null when it was not
     */
    private record Judged(byte @Nullable [] body, @Nullable String address, Refused.@Nullable Condition condition) {}

    /** Any bytes are a document or refused by name, the same in whatever pieces they come; and nothing is passed on beyond the limit. */
    static void amqpBytes(byte[] input) {
        if (input.length < SEED_BYTES) {
            return;
        }
        byte[] message = Arrays.copyOfRange(input, SEED_BYTES, input.length);
        Judged whole = judged(message, new Random(0), message.length + 1);
        Judged inPieces = judged(message, new Random(ByteBuffer.wrap(input).getInt()), 1 + (input[0] & 0x1f));
        assertThat(inPieces.condition()).isEqualTo(whole.condition());
        assertThat(inPieces.body()).isEqualTo(whole.body());
        assertThat(inPieces.address()).isEqualTo(whole.address());
    }

    private static Judged judged(byte[] message, Random pieces, int pieceBytesMax) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        AmqpDocument document = new AmqpDocument(
                        DOOR, part -> body.write(part.array(), part.arrayOffset() + part.position(), part.remaining()))
                .readingAddress();
        try {
            for (int at = 0; at < message.length; ) {
                int step = Math.min(message.length - at, 1 + pieces.nextInt(pieceBytesMax));
                document.take(ByteBuffer.wrap(message, at, step));
                at += step;
            }
            document.end();
        } catch (Refused refused) {
            assertThat(refused.description()).isNotBlank().doesNotContain("\n", "\r");
            return new Judged(null, null, refused.condition());
        } finally {
            assertThat((long) body.size()).isLessThanOrEqualTo(NARROW.bodyBytesMax());
        }
        assertThat((long) body.size()).isEqualTo(document.bodyBytes());
        return new Judged(body.toByteArray(), document.address(), null);
    }

    /** What a foreign encoder writes, with whatever beside it, is read as it was meant: the input is the body, and chooses the rest. */
    static void encodedByOthers(byte[] input) {
        if (input.length < SEED_BYTES || input.length - SEED_BYTES > NARROW.bodyBytesMax()) {
            return;
        }
        Random random = new Random(ByteBuffer.wrap(input).getInt());
        byte[] body = Arrays.copyOfRange(input, SEED_BYTES, input.length);
        boolean asText = random.nextInt(3) == 0;
        Message message = Proton.message();
        String address = "market.in." + random.nextInt(10_000) + (random.nextBoolean() ? ".measure" : "::ø");
        message.setAddress(address);
        message.setDurable(random.nextBoolean());
        message.setPriority((short) random.nextInt(10));
        message.setMessageId(any(random));
        message.setApplicationProperties(new ApplicationProperties(Map.of("a", any(random))));
        Map<Symbol, Object> annotations = new HashMap<>();
        annotations.put(Symbol.valueOf("x-b"), any(random));
        message.setMessageAnnotations(new MessageAnnotations(annotations));
        String text = new String(body, UTF_8);
        if (asText) {
            message.setBody(new AmqpValue(text));
        } else {
            message.setBody(random.nextBoolean() ? new Data(new Binary(body)) : new AmqpValue(new Binary(body)));
        }
        byte[] buffer = new byte[ENCODED_BYTES_MAX];
        byte[] encoded = Arrays.copyOf(buffer, message.encode(buffer, 0, buffer.length));
        Judged judged = judged(encoded, random, 1 + random.nextInt(300));
        if (judged.body() == null) {
            // Too long in UTF-8, or a text that declares another encoding.
            assertThat(judged.condition())
                    .isIn(Refused.Condition.TOO_LONG, Refused.Condition.NOT_ALLOWED, Refused.Condition.DECODE_ERROR);
            assertThat(asText || judged.condition() == Refused.Condition.DECODE_ERROR)
                    .isTrue();
            return;
        }
        assertThat(judged.body()).isEqualTo(asText ? text.getBytes(UTF_8) : body);
        assertThat(judged.address()).isEqualTo(address);
    }

    /** Of every kind that AMQP knows, nested. */
    private static Object any(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new UUID(random.nextLong(), random.nextLong());
            case 1 -> new java.util.Date(random.nextInt());
            case 2 -> List.of("x".repeat(random.nextInt(40)), 1, List.of());
            case 3 -> Map.of("k", List.of(true, 1.5, 2L));
            case 4 -> new Binary(new byte[random.nextInt(40)]);
            case 5 -> Symbol.valueOf("s");
            case 6 -> "x".repeat(random.nextInt(260));
            default -> random.nextLong();
        };
    }
}
