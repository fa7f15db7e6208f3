package org.meterhub.operator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.intake.QuarantineDesk;
import org.meterhub.hubroutes.intake.QuarantineDesk.Answer;
import org.meterhub.messagelog.DocumentHead;
import org.meterhub.messagelog.LogQuery;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageLog;
import org.meterhub.messagelog.Quarantine;
import org.meterhub.messagelog.Quarantine.Quarantined;
import org.meterhub.operator.RegistryData.QuarantineRow;

/** The messages that the hub could not handle, over the admin port: what is there, and what is to be done about each. */
public final class QuarantineEndpoints implements Endpoints {

    private static final int LIMIT_MAX = 1_000;

    private final Database database;
    private final Quarantine quarantine;
    private final MessageLog log;
    private final QuarantineDesk desk;

    public QuarantineEndpoints(Database database, Quarantine quarantine, MessageLog log, QuarantineDesk desk) {
        this.database = database;
        this.quarantine = quarantine;
        this.log = log;
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/quarantine", request -> request.json(list(request)));
        routes.get("/quarantine/{record}", request -> request.json(show(record(request))));
        routes.post(
                "/quarantine/{record}/retry",
                request -> request.json(retry(record(request), Parameters.remark(request))));
        routes.post(
                "/quarantine/{record}/discard",
                request -> request.json(discard(record(request), Parameters.remark(request))));
    }

    private List<QuarantineRow> list(Context request) {
        int limit = Parameters.number(request, "limit", 100, 1, LIMIT_MAX);
        Long after = Parameters.optionalId(request, "after");
        long beyond = after == null ? 0 : after;
        return database.inTransaction(unit -> {
            List<Quarantined> kept = Parameters.flag(request, "all")
                    ? quarantine.all(unit, beyond, limit)
                    : quarantine.waiting(unit, beyond, limit);
            return rows(unit, kept);
        });
    }

    /** The record of the receipt; whoever saw the message in the list of the log has the record of what became of it. */
    private long record(Context request) {
        long named = Parameters.id(request, "record");
        return database.inTransaction(unit -> {
            if (quarantine.find(unit, named).isPresent()) {
                return named;
            }
            return log.search(unit, LogQuery.everything(1).beyond(named - 1)).stream()
                    .filter(row -> row.recordId() == named)
                    .map(LogRow::aboutRecordId)
                    .filter(about ->
                            about != null && quarantine.find(unit, about).isPresent())
                    .findFirst()
                    .orElseThrow(() -> notThere(named));
        });
    }

    private static AdminRefusal notThere(long record) {
        return AdminRefusal.notFound(
                "there is no message " + record + " in quarantine", "./hub quarantine list shows those that wait.");
    }

    private QuarantineRow show(long record) {
        return database.inTransaction(unit ->
                rows(unit, quarantine.find(unit, record).stream().toList()).get(0));
    }

    private QuarantineRow retry(long record, String remark) throws Exception {
        return after(record, desk.retry(record, remark));
    }

    private QuarantineRow discard(long record, String remark) {
        return after(record, desk.discard(record, remark));
    }

    private QuarantineRow after(long record, Answer answer) {
        return switch (answer) {
            case DONE -> show(record);
            case UNKNOWN -> throw notThere(record);
            case RESOLVED_BEFORE ->
                throw AdminRefusal.refused(
                        "message " + record + " waits no more: it was retried or discarded before",
                        "./hub quarantine show " + record + " tells when and why.");
            case OF_NOBODY ->
                throw AdminRefusal.refused(
                        "message " + record + " came from no party's address, so it cannot come again",
                        "It can only be discarded.");
            case ERASED ->
                throw AdminRefusal.refused(
                        "the bytes of message " + record + " have been erased", "It can only be discarded.");
            case SENT_AGAIN ->
                throw AdminRefusal.refused(
                        "the sender of message " + record
                                + " has sent a document under the same id since, and it was accepted",
                        "Discard this one.");
        };
    }

    private List<QuarantineRow> rows(UnitOfWork unit, List<Quarantined> kept) {
        Map<Long, LogRow> judged = log
                .judgementsOf(unit, kept.stream().map(Quarantined::recordId).toList())
                .stream()
                .collect(Collectors.toMap(LogRow::aboutRecordId, Function.identity()));
        return kept.stream().map(one -> row(one, judged.get(one.recordId()))).toList();
    }

    private static QuarantineRow row(Quarantined kept, @Nullable LogRow judged) {
        DocumentHead head = judged == null ? null : judged.head();
        return new QuarantineRow(
                kept.recordId(),
                kept.quarantinedAt().toString(),
                judged == null || judged.party() == null ? null : judged.party().value(),
                head == null ? null : head.documentType(),
                head == null ? null : head.process(),
                head == null ? null : head.messageId(),
                kept.error(),
                kept.resolvedAt() == null ? null : kept.resolvedAt().toString(),
                kept.resolution() == null ? null : kept.resolution().name(),
                kept.remark());
    }
}
