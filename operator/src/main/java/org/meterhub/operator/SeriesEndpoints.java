package org.meterhub.operator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageLog;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MergedDay;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.Version;
import org.meterhub.operator.AdminData.SeriesQuestion;
import org.meterhub.operator.AdminData.SeriesSource;
import org.meterhub.operator.AdminData.SeriesStep;
import org.meterhub.operator.AdminData.SeriesSteps;
import org.meterhub.operator.AdminData.SeriesVersion;
import org.meterhub.operator.AdminData.SeriesVersions;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;

/** The values of a metering point over the admin port: as they are, as they were known, and every version of them. */
public final class SeriesEndpoints implements Endpoints {

    /** A year and a month, so that a year can be asked for from any day on; quarters of so many days are some 38,000 values. */
    private static final int DAYS_MAX = 400;

    /** Longer than any metering point lives. */
    private static final Interval ALL_TIME =
            new Interval(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));

    private final Database database;
    private final MeteringPoints meteringPoints;
    private final MeteredDays meteredDays;
    private final MessageLog log;
    private final PastMoments pastMoments;
    private final MarketProfile market;

    public SeriesEndpoints(
            Database database,
            MeteringPoints meteringPoints,
            MeteredDays meteredDays,
            MessageLog log,
            PastMoments pastMoments,
            MarketProfile market) {
        this.database = database;
        this.meteringPoints = meteringPoints;
        this.meteredDays = meteredDays;
        this.log = log;
        this.pastMoments = pastMoments;
        this.market = market;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/series/{gsrn}", request -> request.json(steps(question(request))));
        routes.get("/series/{gsrn}/versions", request -> request.json(versions(question(request))));
    }

    /** What is asked for. */
    private record Question(Gsrn point, LocalDate from, LocalDate to, PastMoment moment) {}

    /** What the stores know about it: versions of days and months, and the messages that brought them by the record of their receipt. */
    private record Found(String unit, List<DayVersion> versions, Map<Long, LogRow> messages) {}

    private Question question(Context request) {
        Gsrn point = Parameters.meteringPoint(request, "gsrn", market.checkDigits());
        LocalDate from = Parameters.day(request, "from");
        LocalDate to = Parameters.day(request, "to");
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 1 || days > DAYS_MAX) {
            throw AdminRefusal.badRequest(
                    "the period from " + from + " to " + to + " has " + (days < 1 ? "no day" : days + " days"),
                    "'to' is the day after the last; at most " + DAYS_MAX + " days can be shown at once.");
        }
        return new Question(point, from, to, pastMoments.of(request));
    }

    private Found find(Question asked) {
        return database.inTransaction(unit -> {
            List<Gsrn> points = List.of(asked.point());
            List<DayVersion> versions = new ArrayList<>(meteredDays.versions(
                    unit, points, asked.from(), asked.to(), asked.moment().records()));
            // A monthly value is that of the whole month, also when only a part of the month is asked for.
            versions.addAll(meteredDays.monthVersions(
                    unit,
                    points,
                    asked.from().withDayOfMonth(1),
                    asked.to(),
                    asked.moment().records()));
            Set<Long> records = versions.stream()
                    .map(version -> version.version().logRecord())
                    .collect(Collectors.toSet());
            Map<Long, LogRow> messages = log.judgementsOf(unit, records).stream()
                    .collect(Collectors.toMap(LogRow::aboutRecordId, Function.identity()));
            return new Found(unitOf(unit, asked.point()), versions, messages);
        });
    }

    private String unitOf(UnitOfWork unit, Gsrn point) {
        List<MeteringPointPeriod> periods =
                meteringPoints.periods(unit, List.of(point), ALL_TIME).getOrDefault(point, List.of());
        if (periods.isEmpty()) {
            throw AdminRefusal.notFound("the registry has no metering point " + point, "");
        }
        return periods.get(periods.size() - 1).masterData().unit();
    }

    private SeriesQuestion told(Question asked, Found found) {
        return new SeriesQuestion(
                asked.point().value(),
                asked.from().toString(),
                asked.to().toString(),
                calendar().zone().getId(),
                found.unit(),
                asked.moment().told());
    }

    private SeriesSteps steps(Question asked) {
        Found found = find(asked);
        List<SeriesStep> steps = new ArrayList<>();
        Set<LocalDate> known = new HashSet<>();
        for (MergedDay day : MergedDay.merge(found.versions())) {
            Interval covered = covered(day.day(), day.resolution());
            known.addAll(calendar().daysOf(covered));
            for (int i = 0; i < day.values().size(); i++) {
                steps.add(step(day, i, interval(covered, day.resolution(), i), found));
            }
        }
        List<String> without = asked.from()
                .datesUntil(asked.to())
                .filter(day -> !known.contains(day))
                .map(LocalDate::toString)
                .toList();
        return new SeriesSteps(told(asked, found), steps, without);
    }

    private static SeriesStep step(MergedDay day, int index, Interval interval, Found found) {
        SeriesValues values = day.values();
        return new SeriesStep(
                interval.from().toString(),
                interval.to().toString(),
                day.resolution().code(),
                values.isPresent(index) ? values.quantity(index) : null,
                values.isDelivered(index) ? values.quality(index).code() : null,
                day.source(index)
                        .map(version -> source(version.logRecord(), found))
                        .orElse(null));
    }

    private static SeriesSource source(long received, Found found) {
        LogRow message = found.messages().get(received);
        return message == null
                ? new SeriesSource(received, null, null, null)
                : new SeriesSource(
                        message.recordId(),
                        message.recordedAt().toString(),
                        message.party() == null ? null : message.party().value(),
                        message.head().messageId());
    }

    private SeriesVersions versions(Question asked) {
        Found found = find(asked);
        List<SeriesVersion> told = new ArrayList<>();
        // Merged day by day, for what counts of a version is decided by the others of its day.
        for (MergedDay day : MergedDay.merge(found.versions())) {
            found.versions().stream()
                    .filter(version -> version.day().equals(day.day()) && version.resolution() == day.resolution())
                    .sorted((one, other) -> other.version().compareTo(one.version()))
                    .forEach(version -> told.add(version(version, day, found)));
        }
        return new SeriesVersions(told(asked, found), told);
    }

    private static SeriesVersion version(DayVersion stored, MergedDay day, Found found) {
        SeriesValues values = stored.values();
        Version version = stored.version();
        int delivered = 0;
        int inForce = 0;
        long sum = 0;
        for (int i = 0; i < values.size(); i++) {
            delivered += values.isDelivered(i) ? 1 : 0;
            inForce += day.source(i).filter(version::equals).isPresent() ? 1 : 0;
            sum += values.isPresent(i) ? values.quantity(i) : 0;
        }
        return new SeriesVersion(
                stored.day().toString(),
                stored.resolution().code(),
                version.registeredAt().toString(),
                source(version.logRecord(), found),
                version.seriesOrdinal(),
                delivered,
                values.size(),
                inForce,
                sum);
    }

    private Interval covered(LocalDate day, Resolution resolution) {
        return resolution.isFixed() ? calendar().intervalOf(day) : calendar().intervalOf(day, day.plusMonths(1));
    }

    /** A step of the stretch that a stored series covers: of a day in absolute time, or the whole month. */
    private static Interval interval(Interval covered, Resolution resolution, int step) {
        if (!resolution.isFixed()) {
            return covered;
        }
        Instant from = covered.from().plus(resolution.step().multipliedBy(step));
        return new Interval(from, from.plus(resolution.step()));
    }

    private MarketCalendar calendar() {
        return market.calendar();
    }
}
