package org.meterhub.operator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.StoredMonth;
import org.meterhub.hubroutes.metereddata.MonthsAhead;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messagelog.AcceptedIds;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.operator.AdminData.Forgotten;
import org.meterhub.operator.AdminData.KeptMonth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept by the month, over the admin port; and the forgetting of metered data. */
public final class RetentionEndpoints implements Endpoints {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionEndpoints.class);

    private final Database database;
    private final MeteredDays meteredDays;
    private final AcceptedIds acceptedIds;
    private final MarketCalendar calendar;
    private final MarketClock clock;

    public RetentionEndpoints(
            Database database,
            MeteredDays meteredDays,
            AcceptedIds acceptedIds,
            MarketCalendar calendar,
            MarketClock clock) {
        this.database = database;
        this.meteredDays = meteredDays;
        this.acceptedIds = acceptedIds;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/retention", request -> request.json(months()));
        routes.post("/retention/forget", request -> request.json(forget(before(request))));
        routes.post("/retention/detach", request -> request.json(detach(before(request))));
    }

    private List<KeptMonth> months() {
        return database.inTransaction(unit -> {
            List<StoredMonth> stored = meteredDays.storedMonths(unit);
            List<StoredMonth> ids = acceptedIds.storedMonths(unit);
            return Stream.concat(stored.stream(), ids.stream())
                    .map(month -> new KeptMonth(month.table(), month.month().toString(), month.rows(), month.bytes()))
                    .toList();
        });
    }

    /** The first month that is kept; never one that a correction may still concern. */
    private YearMonth before(Context request) {
        YearMonth first = month(request.queryParam("before"));
        YearMonth today = YearMonth.from(calendar.dayOf(clock.now()));
        YearMonth latest = today.minusMonths(MonthsAhead.MONTHS_BEFORE);
        if (first.isAfter(latest)) {
            throw AdminRefusal.refused(
                    "values before " + first + " may still be corrected",
                    "Corrections reach " + MonthsAhead.MONTHS_BEFORE + " months back: " + latest
                            + " is the latest month to name.");
        }
        return first;
    }

    private static YearMonth month(@Nullable String text) {
        try {
            if (text != null) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException noMonth) {
            // The same complaint as for a month that is missing.
        }
        throw AdminRefusal.badRequest(
                "'before' is " + (text == null ? "missing" : "'" + text + "', which is no month"), "Write 2023-10.");
    }

    private Forgotten forget(YearMonth first) {
        int months = database.inTransaction(unit -> meteredDays.forgetBefore(unit, first));
        LOG.info("metered data before {} are forgotten: {} month(s)", first, months);
        return new Forgotten(first.toString(), months > 0, List.of());
    }

    private Forgotten detach(YearMonth first) {
        if (database.dialect() == Dialect.H2) {
            throw AdminRefusal.refused(
                    "an H2 file has no months that could be taken out of it",
                    "Copy the file of the stopped hub if the values are to be saved, and forget them then.");
        }
        List<String> tables = new ArrayList<>(database.inTransaction(unit -> meteredDays.detachBefore(unit, first)));
        LOG.info("metered data before {} are detached: {}", first, tables);
        return new Forgotten(first.toString(), !tables.isEmpty(), tables);
    }
}
