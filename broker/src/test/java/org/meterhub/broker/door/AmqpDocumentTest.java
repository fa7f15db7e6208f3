package org.meterhub.broker.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.Test;
import org.meterhub.broker.door.Refused.Condition;

/** Messages are read the same in whatever pieces they come, and nothing but a refusal ever comes of one. */
class AmqpDocumentTest {

    private static final Door DOOR = new Door(new DoorLimits(1000, 500, 100, 3000, 10_000, 4));

    @Test
    void pieces_of_any_size_make_the_same_document() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            byte[] body = new byte[random.nextInt(900)];
            random.nextBytes(body);
            Message message = Proton.message();
            message.setAddress("market.in.7080000000012.measure");
            message.setSubject("s".repeat(random.nextInt(40)));
            message.setDurable(random.nextBoolean());
            message.setBody(random.nextBoolean() ? new Data(new Binary(body)) : new AmqpValue(new Binary(body)));
            byte[] encoded = encoded(message);
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            AmqpDocument document = new AmqpDocument(
                            DOOR,
                            part -> read.write(part.array(), part.arrayOffset() + part.position(), part.remaining()))
                    .readingAddress();
            for (int at = 0; at < encoded.length; ) {
                int step = Math.min(encoded.length - at, 1 + random.nextInt(random.nextBoolean() ? 2 : 300));
                document.take(ByteBuffer.wrap(encoded, at, step));
                at += step;
            }
            document.end();
            assertThat(read.toByteArray()).as("round " + round).isEqualTo(body);
            assertThat(document.bodyBytes()).isEqualTo(body.length);
            assertThat(document.address()).isEqualTo("market.in.7080000000012.measure");
        }
    }

    @Test
    void no_bytes_bring_forth_anything_but_a_document_or_a_refusal() {
        Random random = new Random(12);
        Message good = Proton.message();
        good.setAddress("a");
        good.setBody(new Data(new Binary("<a/>".getBytes(StandardCharsets.UTF_8))));
        byte[] model = encoded(good);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = model.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(DOOR.documentOf(bytes).length).isLessThanOrEqualTo(1000);
            } catch (Refused refusal) {
                assertThat(refusal.description()).isNotBlank();
                refused++;
            }
        }
        assertThat(refused).isBetween(1000, 19_999);
    }

    @Test
    void what_is_announced_is_judged_before_it_comes() {
        AmqpDocument document = new AmqpDocument(DOOR, part -> {});
        assertThatThrownBy(() -> document.take(ByteBuffer.wrap(
                        new byte[] {0, 0x53, 0x75, (byte) 0xb0, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff})))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.condition())
                        .isEqualTo(Condition.TOO_LONG));
    }

    @Test
    void only_a_partys_address_by_its_name_is_one_to_send_to() throws Exception {
        DOOR.judgeAddress("market.in.7080000000012.measure");
        for (String address : List.of(
                "",
                "hub.measure",
                "market.in.7080000000012.measure::hub.measure",
                "market.in.7080000000012.other",
                "market.out.7080000000012.DDQ.MasterData",
                "market.in..measure",
                "queue://market.in.7080000000012.measure")) {
            assertThatThrownBy(() -> DOOR.judgeAddress(address)).as(address).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> DOOR.judgeAddress("a\nb")).hasMessageNotContaining("\n");
    }

    private static byte[] encoded(Message message) {
        byte[] buffer = new byte[4000];
        int length = message.encode(buffer, 0, buffer.length);
        return java.util.Arrays.copyOf(buffer, length);
    }
}
