package org.meterhub.operator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messagelog.Direction;
import org.meterhub.messagelog.LogKind;
import org.meterhub.messagelog.LogQuery;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageLog;
import org.meterhub.operator.AdminData.LogRecord;

/** The message log over the admin port: search, one record, its bytes. */
public final class LogEndpoints implements Endpoints {

    private final Database database;
    private final MessageLog log;
    private final MarketProfile market;

    public LogEndpoints(Database database, MessageLog log, MarketProfile market) {
        this.database = database;
        this.log = log;
        this.market = market;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/log", request -> request.json(search(request)));
        routes.get("/log/{record}", request -> request.json(record(existing(request))));
        routes.get("/log/{record}/payload", this::payload);
    }

    /** The newest records that match, newest first. */
    private List<LogRecord> search(Context request) {
        MarketCalendar calendar = market.calendar();
        LogQuery query = LogQuery.messages(Parameters.number(request, "limit", 100, 1, LogQuery.LIMIT_MAX))
                .latestFirst()
                .during(Parameters.moment(request, "from", calendar), Parameters.moment(request, "to", calendar))
                .ofParty(Parameters.optionalParty(request, "party"))
                .withMessageId(request.queryParam("message-id"))
                .ofType(request.queryParam("type"));
        if (Parameters.flag(request, "all")) {
            query = query.ofKinds(EnumSet.allOf(LogKind.class));
        }
        Long before = Parameters.optionalId(request, "before");
        LogQuery complete = before == null ? query : query.beyond(before);
        return database.inTransaction(unit -> log.search(unit, complete)).stream()
                .map(this::record)
                .toList();
    }

    private LogRow existing(Context request) {
        long id = Parameters.id(request, "record");
        return database.inTransaction(unit -> find(unit, id)).orElseThrow(() -> noRecord(id));
    }

    private Optional<LogRow> find(UnitOfWork unit, long id) {
        return log.search(unit, LogQuery.everything(1).beyond(id - 1)).stream()
                .filter(row -> row.recordId() == id)
                .findFirst();
    }

    private static AdminRefusal noRecord(long id) {
        return AdminRefusal.notFound("there is no record " + id + " in the log", "./hub log list shows the records.");
    }

    /**
     * The bytes as they came or went. They are read twice, the first time for their length: with it the client can tell a complete answer from
     * one that was cut off, and neither side ever holds a document whole.
     */
    private void payload(Context request) {
        long id = existing(request).recordId();
        database.run(unit -> {
            long length = 0;
            try (InputStream bytes = bytesOf(unit, id)) {
                length = bytes.transferTo(OutputStream.nullOutputStream());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            request.contentType("application/octet-stream");
            request.res().setContentLengthLong(length);
            try (InputStream bytes = bytesOf(unit, id)) {
                bytes.transferTo(request.outputStream());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private InputStream bytesOf(UnitOfWork unit, long id) {
        return log.payload(unit, id)
                .orElseThrow(() -> AdminRefusal.notFound(
                        "the bytes of record " + id + " have been erased", "What the log says about them remains."));
    }

    private LogRecord record(LogRow row) {
        String hubNumber = market.hub().value();
        String party = row.party() == null ? null : row.party().value();
        boolean in = row.direction() == Direction.IN;
        MarketRole role = row.head().role();
        return new LogRecord(
                row.recordId(),
                row.recordedAt().toString(),
                row.kind().name(),
                row.direction().name(),
                in ? party : hubNumber,
                in ? hubNumber : party,
                role == null ? null : role.code(),
                row.queue(),
                row.head().documentType(),
                row.head().process(),
                row.head().messageId(),
                row.head().relatedMessageId(),
                row.outcome().name(),
                row.rejectionCodes(),
                row.lengthBytes(),
                row.digest(),
                row.aboutRecordId());
    }
}
