package org.meterhub.operator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messagelog.SetAside;
import org.meterhub.messagelog.SetAside.Kept;
import org.meterhub.operator.RegistryData.AsideRetried;
import org.meterhub.operator.RegistryData.AsideRow;

/** What the hub was to send and could not, over the admin port: what is there, and what is to be done about each. */
public final class AsideEndpoints implements Endpoints {

    private static final int LIMIT_MAX = 1_000;

    private final Database database;
    private final SetAside setAside;
    private final MarketClock clock;

    public AsideEndpoints(Database database, SetAside setAside, MarketClock clock) {
        this.database = database;
        this.setAside = setAside;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/aside", request -> request.json(list(request)));
        routes.get("/aside/{id}", request -> request.json(show(id(request))));
        routes.post("/aside/retry", request -> request.json(retryAll()));
        routes.post("/aside/{id}/retry", request -> request.json(retry(id(request))));
        routes.post("/aside/{id}/discard", request -> request.json(discard(request)));
    }

    private static long id(Context request) {
        return Parameters.id(request, "id");
    }

    private List<AsideRow> list(Context request) {
        int limit = Parameters.number(request, "limit", 100, 1, LIMIT_MAX);
        Long after = Parameters.optionalId(request, "after");
        long beyond = after == null ? 0 : after;
        boolean all = Parameters.flag(request, "all");
        List<Kept> kept = database.inTransaction(
                unit -> all ? setAside.all(unit, beyond, limit) : setAside.waiting(unit, beyond, limit));
        return kept.stream().map(AsideEndpoints::row).toList();
    }

    private AsideRow show(long id) {
        return database.inTransaction(unit -> setAside.find(unit, id))
                .map(AsideEndpoints::row)
                .orElseThrow(() -> AdminRefusal.notFound(
                        "nothing is set aside under " + id, "./hub aside list shows what waits."));
    }

    private AsideRow retry(long id) {
        AsideRow row = show(id);
        int given = database.inTransaction(unit -> setAside.retry(unit, List.of(id)));
        return taken(given == 1, row);
    }

    private AsideRetried retryAll() {
        return new AsideRetried(database.inTransaction(unit -> setAside.retry(
                unit,
                setAside.waiting(unit, 0, LIMIT_MAX).stream().map(Kept::id).toList())));
    }

    private AsideRow discard(Context request) {
        String remark = Parameters.remark(request);
        AsideRow row = show(id(request));
        taken(database.inTransaction(unit -> setAside.discard(unit, row.id(), remark, clock.now())), row);
        return show(row.id());
    }

    private static AsideRow taken(boolean done, AsideRow row) {
        if (!done) {
            throw AdminRefusal.refused(
                    row.id() + " waits no more: it was tried again or left for good before",
                    "./hub aside list shows what waits.");
        }
        return row;
    }

    private static AsideRow row(Kept kept) {
        Instant leftAt = kept.leftAt();
        return new AsideRow(
                kept.id(),
                kept.kind().name(),
                kept.receiver().value(),
                kept.role().code(),
                kept.documentType(),
                kept.recordId(),
                kept.messageId(),
                kept.setAsideAt().toString(),
                kept.error(),
                leftAt == null ? null : leftAt.toString(),
                kept.remark());
    }
}
