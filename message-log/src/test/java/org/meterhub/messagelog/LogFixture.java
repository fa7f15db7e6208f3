package org.meterhub.messagelog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/** An empty message log on a fresh database, two parties, and short ways to say what tests say often. */
final class LogFixture implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final PartyId GRID_COMPANY = Gln.ofBody("700000000001");
    static final PartyId SUPPLIER = Gln.ofBody("700000000002");

    final Database database;
    final MessageStores stores = MessageStores.onDatabase();

    LogFixture(Dialect dialect) {
        database = TestDatabases.fresh(dialect, MessageStores.MIGRATIONS);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static Received message(String brokerMessageId, Body body) {
        return new Received("hub.measure@broker-1", brokerMessageId, GRID_COMPANY, NOON, body);
    }

    static Received message(String brokerMessageId, String body) {
        return message(brokerMessageId, Body.of(bytes(body)));
    }

    static OutboundDocument document(Category category, String messageId, String body) {
        return document(category, messageId, null, Body.of(bytes(body)));
    }

    static OutboundDocument document(Category category, String messageId, @Nullable Long cause, Body body) {
        return new OutboundDocument(
                SUPPLIER, MarketRole.ENERGY_SUPPLIER, category, "RSM-009", "E23", messageId, "m-1", cause, NOON, body);
    }

    Receipt receive(Received message) {
        return database.inTransaction(unit -> stores.inbox().receive(unit, message));
    }

    /** Adds a log record without more ado. */
    static long record(UnitOfWork unit, MessageStores stores, String brokerMessageId) {
        return stores.inbox()
                .receive(unit, message(brokerMessageId, brokerMessageId))
                .recordId();
    }

    byte[] payload(long recordId) {
        return database.inTransaction(unit -> {
            try (InputStream stream = stores.log().payload(unit, recordId).orElseThrow()) {
                return stream.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    List<LogRow> search(LogQuery query) {
        return database.inTransaction(unit -> stores.log().search(unit, query));
    }

    long count(String table) {
        return database.inTransaction(unit -> count(unit, table));
    }

    static long count(UnitOfWork unit, String table) throws SQLException {
        try (Statement query = unit.connection().createStatement();
                ResultSet row = query.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
