package org.meterhub.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meterhub.messagelog.LogFixture.bytes;
import static org.meterhub.messagelog.LogFixture.message;
import static org.meterhub.messagelog.LogFixture.random;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.messagelog.Receipt.Status;

class InboxTest {

    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_delivery_is_new_once_and_then_recognised_with_its_record(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            Receipt first = log.receive(message("b-1", "values"));
            Receipt again = log.receive(message("b-1", "values"));

            assertThat(first.status()).isEqualTo(Status.NEW);
            assertThat(first.sha256()).isEqualTo(Sha256.over(bytes("values")));
            assertThat(again)
                    .isEqualTo(new Receipt(Status.REDELIVERED, first.recordId(), first.sha256(), first.lengthBytes()));
            assertThat(log.count("inbox")).isEqualTo(1);
            assertThat(log.count("log_record")).isEqualTo(1);
            assertThat(log.count("log_payload")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void other_bytes_another_queue_or_another_broker_id_are_new(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            Received one = message("b-1", "values");
            Received elsewhere = new Received(
                    "hub.structure@broker-1", one.brokerMessageId(), one.party(), one.receivedAt(), one.body());
            assertThat(log.receive(one).isNew()).isTrue();
            assertThat(log.receive(message("b-1", "other values")).isNew()).isTrue();
            assertThat(log.receive(elsewhere).isNew()).isTrue();
            assertThat(log.receive(message("b-2", "values")).isNew()).isTrue();
            assertThat(log.count("inbox")).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_batch_gives_a_receipt_per_message_in_order(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            long known = log.receive(message("b-2", "two")).recordId();
            List<Receipt> receipts = log.database.inTransaction(unit -> log.stores
                    .inbox()
                    .receive(
                            unit,
                            List.of(
                                    message("b-3", "three"),
                                    message("b-2", "two"),
                                    message("b-1", Body.streamed(new ByteArrayInputStream(bytes("one")))),
                                    message("b-3", "three"),
                                    message("b-4", "four"))));

            assertThat(receipts)
                    .extracting(Receipt::status)
                    .containsExactly(Status.NEW, Status.REDELIVERED, Status.NEW, Status.REDELIVERED, Status.NEW);
            assertThat(receipts.get(1).recordId()).isEqualTo(known);
            assertThat(receipts.get(3).recordId()).isEqualTo(receipts.get(0).recordId());
            assertThat(receipts.get(4).recordId()).isGreaterThan(receipts.get(2).recordId());
            assertThat(log.payload(receipts.get(0).recordId())).isEqualTo(bytes("three"));
            assertThat(log.payload(receipts.get(2).recordId())).isEqualTo(bytes("one"));
            assertThat(log.count("log_record")).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void bytes_of_any_length_come_back_held_or_streamed(Dialect dialect) throws Exception {
        try (LogFixture log = new LogFixture(dialect)) {
            List<byte[]> bodies = List.of(
                    new byte[0],
                    new byte[] {0},
                    random(MIB - 1),
                    random(MIB),
                    random(MIB + 1),
                    random(3 * MIB + MIB / 2),
                    new byte[3 * MIB]);
            for (byte[] body : bodies) {
                Receipt held = log.receive(message("held-" + body.length, Body.of(body)));
                Receipt streamed =
                        log.receive(message("streamed-" + body.length, Body.streamed(new DrippingStream(body))));
                assertThat(held.sha256()).isEqualTo(Sha256.over(body));
                assertThat(streamed.sha256()).isEqualTo(Sha256.over(body));
                assertThat(streamed.lengthBytes()).isEqualTo(body.length);
                assertThat(log.payload(held.recordId())).isEqualTo(body);
                assertThat(log.payload(streamed.recordId())).isEqualTo(body);
            }
            for (LogRow row : log.search(LogQuery.everything(100))) {
                assertThat(row.digest()).isEqualTo(hmac(log.database, row.recordId(), log.payload(row.recordId())));
                assertThat(row.lengthBytes()).isEqualTo(log.payload(row.recordId()).length);
            }
            assertThat(longestChunk(log.database)).isEqualTo(MIB);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_streamed_redelivery_leaves_no_second_copy(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            byte[] body = random(2 * MIB);
            Receipt first = log.receive(message("b-1", Body.streamed(new ByteArrayInputStream(body))));
            long chunks = log.count("log_payload");
            Receipt again = log.receive(message("b-1", Body.streamed(new ByteArrayInputStream(body))));
            assertThat(again.status()).isEqualTo(Status.REDELIVERED);
            assertThat(again.recordId()).isEqualTo(first.recordId());
            assertThat(log.count("log_payload")).isEqualTo(chunks);
            assertThat(log.count("log_record")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_stream_that_breaks_leaves_nothing(Dialect dialect) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line went dead");
            }
        };
        try (LogFixture log = new LogFixture(dialect)) {
            assertThatThrownBy(() -> log.receive(message("b-1", Body.streamed(broken))))
                    .hasRootCauseMessage("the line went dead");
            assertThat(log.count("log_payload")).isZero();
            assertThat(log.receive(message("b-1", "values")).isNew()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void of_two_that_receive_the_same_at_once_one_is_new(Dialect dialect) throws Exception {
        int rounds = 30;
        ExecutorService two = Executors.newFixedThreadPool(2);
        try (LogFixture log = new LogFixture(dialect)) {
            for (int round = 0; round < rounds; round++) {
                // In opposite order: the inbox must not let them wait for each other.
                Received one = message("b-" + round, "values");
                Received other = message("c-" + round, "values");
                CountDownLatch start = new CountDownLatch(2);
                Future<List<Receipt>> left = two.submit(receiving(log, start, List.of(one, other)));
                Future<List<Receipt>> right = two.submit(receiving(log, start, List.of(other, one)));
                List<Receipt> all = new ArrayList<>(left.get(30, TimeUnit.SECONDS));
                all.addAll(right.get(30, TimeUnit.SECONDS));
                assertThat(all).filteredOn(Receipt::isNew).hasSize(2);
                assertThat(all).extracting(Receipt::recordId).hasSize(4);
                assertThat(all.stream().map(Receipt::recordId).distinct()).hasSize(2);
            }
            assertThat(log.count("log_record")).isEqualTo(2L * rounds);
            assertThat(log.count("log_payload")).isEqualTo(2L * rounds);
        } finally {
            two.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_batch_beyond_the_limit_is_a_bug(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            List<Received> tooMany = new ArrayList<>();
            for (int i = 0; i <= Inbox.BATCH_SIZE_MAX; i++) {
                tooMany.add(message("b-" + i, "values"));
            }
            assertThatThrownBy(() -> log.database.inTransaction(
                            unit -> log.stores.inbox().receive(unit, tooMany)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Callable<List<Receipt>> receiving(LogFixture log, CountDownLatch start, List<Received> messages) {
        return () -> {
            start.countDown();
            start.await();
            return log.database.inTransaction(unit -> log.stores.inbox().receive(unit, messages));
        };
    }

    private static String hmac(Database database, long recordId, byte[] body) throws GeneralSecurityException {
        byte[] salt = database.inTransaction(unit -> {
            try (Statement query = unit.connection().createStatement();
                    ResultSet row = query.executeQuery(
                            "select salt from log_payload where chunk = 0 and record_id = " + recordId)) {
                row.next();
                return row.getBytes(1);
            }
        });
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(salt, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    private static long longestChunk(Database database) {
        return database.inTransaction(unit -> {
            try (Statement query = unit.connection().createStatement();
                    ResultSet row = query.executeQuery("select max(octet_length(content)) from log_payload")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Gives a few bytes at a time, as a network does. */
    private static final class DrippingStream extends InputStream {

        private final ByteArrayInputStream source;

        DrippingStream(byte[] bytes) {
            source = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return source.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return source.read(target, offset, Math.min(length, 4_099));
        }
    }
}
