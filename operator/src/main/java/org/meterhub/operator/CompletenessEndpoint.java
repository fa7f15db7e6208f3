package org.meterhub.operator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.hubroutes.completeness.Completeness;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.metereddata.completeness.AreaCompleteness;
import org.meterhub.metereddata.completeness.DayComparison.Gap;
import org.meterhub.operator.AdminData.AreaDay;
import org.meterhub.operator.AdminData.CompletenessAnswer;
import org.meterhub.operator.AdminData.MissingDay;
import org.meterhub.supplierregistry.Parties;

/** What should have come of market days, and what has, over the admin port. */
public final class CompletenessEndpoint implements Endpoints {

    /** Every day is read whole, which takes seconds in a large market. */
    private static final int DAYS_MAX = 31;

    private static final int GAPS_MAX = 10_000;

    private final Database database;
    private final Parties parties;
    private final Completeness completeness;

    public CompletenessEndpoint(Database database, Parties parties, Completeness completeness) {
        this.database = database;
        this.parties = parties;
        this.completeness = completeness;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/completeness", request -> request.json(answer(request)));
    }

    private CompletenessAnswer answer(Context request) {
        LocalDate from = Parameters.day(request, "from");
        LocalDate to = Parameters.day(request, "to");
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 1 || days > DAYS_MAX) {
            throw AdminRefusal.badRequest(
                    "the period from " + from + " to " + to + " has " + (days < 1 ? "no day" : days + " days"),
                    "'to' is the day after the last; at most " + DAYS_MAX + " days can be looked at at once.");
        }
        int gapsMax = Parameters.number(request, "gaps", 0, 0, GAPS_MAX);
        Completeness.Found found = completeness.of(from, to, area(request), gapsMax);
        List<AreaDay> areas =
                found.areas().stream().map(CompletenessEndpoint::told).toList();
        List<MissingDay> gaps =
                found.gaps().stream().map(CompletenessEndpoint::told).toList();
        long incomplete = found.areas().stream()
                .mapToLong(area -> area.points() - area.complete())
                .sum();
        return new CompletenessAnswer(areas, gaps, gapsMax > 0 && incomplete > gaps.size());
    }

    private @Nullable GridAreaCode area(Context request) {
        String text = request.queryParam("area");
        if (text == null) {
            return null;
        }
        return database.inTransaction(unit -> parties.gridAreas(unit)).stream()
                .map(area -> area.code())
                .filter(code -> code.value().equals(text))
                .findFirst()
                .orElseThrow(() -> AdminRefusal.notFound("the registry has no grid area " + text, ""));
    }

    private static AreaDay told(AreaCompleteness area) {
        return new AreaDay(
                area.day().toString(),
                area.area().value(),
                area.points(),
                area.complete(),
                area.partly(),
                area.missing(),
                area.expected(),
                area.received(),
                area.percent().toPlainString());
    }

    private static MissingDay told(Gap gap) {
        return new MissingDay(
                gap.day().toString(),
                gap.gridArea().value(),
                gap.meteringPoint().value(),
                gap.expected(),
                gap.received());
    }
}
