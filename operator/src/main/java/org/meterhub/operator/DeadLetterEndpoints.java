package org.meterhub.operator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.meterhub.hubroutes.batch.DeadLetter;
import org.meterhub.hubroutes.intake.DeadLetterDesk;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.operator.RegistryData.DeadLetterRow;

/** The messages that were delivered again and again in vain, over the admin port: what is there, and what is to be done about each. */
public final class DeadLetterEndpoints implements Endpoints {

    private static final int LIMIT_MAX = 1_000;

    private final DeadLetterDesk desk;

    public DeadLetterEndpoints(DeadLetterDesk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/dead-letters", request -> request.json(list(request)));
        routes.get("/dead-letters/{letter}", request -> request.json(show(id(request))));
        routes.get("/dead-letters/{letter}/payload", this::payload);
        routes.post("/dead-letters/{letter}/retry", request -> request.json(retry(id(request))));
        routes.post("/dead-letters/{letter}/discard", request -> request.json(discard(request)));
    }

    private static long id(Context request) {
        return Parameters.id(request, "letter");
    }

    private List<DeadLetterRow> list(Context request) throws Exception {
        int limit = Parameters.number(request, "limit", 100, 1, LIMIT_MAX);
        return desk.letters().list(limit).stream().map(DeadLetterEndpoints::row).toList();
    }

    private DeadLetterRow show(long id) throws Exception {
        Optional<DeadLetterRow> found = desk.letters().read(id, (letter, message) -> row(letter));
        return found.orElseThrow(() -> notThere(id));
    }

    private void payload(Context request) throws Exception {
        Optional<Long> sent = desk.letters().read(id(request), (letter, message) -> {
            request.contentType("application/octet-stream");
            request.res().setContentLengthLong(message.body().length());
            try (InputStream bytes = message.body().open()) {
                return bytes.transferTo(request.outputStream());
            }
        });
        if (sent.isEmpty()) {
            throw notThere(id(request));
        }
    }

    private DeadLetterRow retry(long id) throws Exception {
        DeadLetterRow letter = show(id);
        return taken(desk.retry(id), letter);
    }

    private DeadLetterRow discard(Context request) throws Exception {
        String remark = Parameters.remark(request);
        DeadLetterRow letter = show(id(request));
        return taken(desk.discard(letter.letter(), remark), letter);
    }

    private static DeadLetterRow taken(boolean done, DeadLetterRow letter) {
        if (!done) {
            throw notThere(letter.letter());
        }
        return letter;
    }

    private static AdminRefusal notThere(long id) {
        return AdminRefusal.notFound("there is no dead letter " + id, "./hub dead list shows those that are there.");
    }

    private static DeadLetterRow row(DeadLetter letter) {
        return new DeadLetterRow(
                letter.id(),
                letter.queue(),
                letter.sender().map(PartyId::value).orElse(null),
                letter.sentAt().toString(),
                letter.length(),
                letter.documentType(),
                letter.messageId());
    }
}
