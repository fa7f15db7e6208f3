package org.meterhub.settlement.run.deviation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.calculation.deviation.AreaDeviation;
import org.meterhub.settlement.calculation.deviation.DeviationDays;
import org.meterhub.settlement.calculation.deviation.DeviationSeries;
import org.meterhub.settlement.calculation.deviation.DeviationSettlement;
import org.meterhub.settlement.prices.PriceKind;
import org.meterhub.settlement.prices.Prices;
import org.meterhub.settlement.run.RunRequest;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.StartOutcome;
import org.meterhub.settlement.run.deviation.store.DeviationStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles corrections (avviksoppgjør, docs/concepts/settlement.md#deviation-settlement-avviksoppgjør): for each day, what is known now less what was
 * settled last, valued at imbalance prices. What is known is
 * calculated by an internal run, which is kept, so that every deviation can be explained by comparing the two runs. What was settled is what was sent, the
 * settlement in force: runs that are newer and not sent do not count, and each day names them. The day is then settled as known: a later deviation settlement
 * begins there, and no correction is settled twice.
 */
public final class DeviationRuns {

    private static final Logger LOG = LoggerFactory.getLogger(DeviationRuns.class);

    private final Database database;
    private final MarketClock clock;
    private final MarketCalendar calendar;
    private final SettlementRuns runs;
    private final Prices prices;
    private final DeviationStore store = new DeviationStore();

    public DeviationRuns(
            Database database, MarketClock clock, MarketCalendar calendar, SettlementRuns runs, Prices prices) {
        this.database = database;
        this.clock = clock;
        this.calendar = calendar;
        this.runs = runs;
        this.prices = prices;
    }

    /** Settles the days, or says everything that is wrong with the request. A day that cannot be settled does not hold up the others. */
    public DeviationOutcome settle(DeviationRequest request) {
        List<Rejection> reasons = judge(request);
        if (!reasons.isEmpty()) {
            return new DeviationOutcome.Refused(reasons);
        }
        long importMax = prices.newestImport();
        List<DeviationRun.Day> days = new ArrayList<>();
        for (Interval period : periods(request.days())) {
            StartOutcome outcome = runs.start(new RunRequest(
                    UUID.randomUUID(),
                    CalculationType.AGGREGATION,
                    period,
                    new TreeSet<>(request.priceAreas().keySet()),
                    request.knownAt(),
                    true,
                    request.requestedBy()));
            if (outcome instanceof StartOutcome.Refused refused) {
                return new DeviationOutcome.Refused(refused.reasons());
            }
            long known = ((StartOutcome.Started) outcome).run().version();
            SettlementRun run = runs.execute(known);
            request.priceAreas()
                    .forEach((area, priceArea) ->
                            days.addAll(settle(request.settledType(), run, area, priceArea, importMax)));
        }
        Instant now = clock.now();
        DeviationRun settled = database.inTransaction(unit -> store.insert(
                unit,
                new DeviationRun(
                        0,
                        now,
                        request.requestedBy(),
                        request.settledType(),
                        request.knownAt().recordIdMax(),
                        cutoff(request, now),
                        importMax,
                        days)));
        LOG.info("deviation settlement {}: {} areas and days", settled.number(), days.size());
        return new DeviationOutcome.Settled(settled);
    }

    private static Instant cutoff(DeviationRequest request, Instant now) {
        Instant ofRegistry = request.knownAt().registryAtOrNull();
        return ofRegistry == null ? now : ofRegistry;
    }

    private List<Rejection> judge(DeviationRequest request) {
        List<Rejection> reasons = new ArrayList<>();
        if (request.days().isEmpty()) {
            reasons.add(RejectionCode.MANDATORY_ATTRIBUTE.at("days", "name at least one day"));
        }
        if (request.priceAreas().isEmpty()) {
            reasons.add(RejectionCode.MANDATORY_ATTRIBUTE.at("gridAreas", "name at least one grid area"));
        }
        DeviationDays.problems(request.days(), calendar.dayOf(clock.now()))
                .forEach((day, problem) -> reasons.add(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                        "days",
                        day
                                + (problem == DeviationDays.Problem.NOT_OVER
                                        ? " is not over"
                                        : " is more than " + DeviationDays.MONTHS_MAX + " months ago"))));
        return reasons;
    }

    /** Days that follow one another make one run, but never over the end of a month, so that a run stays as large as others are. */
    private List<Interval> periods(SortedSet<LocalDate> days) {
        List<Interval> periods = new ArrayList<>();
        @Nullable LocalDate first = null;
        for (LocalDate day : days) {
            first = first == null ? day : first;
            LocalDate next = day.plusDays(1);
            if (!days.contains(next) || next.getDayOfMonth() == 1) {
                periods.add(calendar.intervalOf(first, next));
                first = null;
            }
        }
        return periods;
    }

    private List<DeviationRun.Day> settle(
            CalculationType type, SettlementRun known, GridAreaCode area, String priceArea, long importMax) {
        SortedMap<LocalDate, Long> settledLast = settledLast(type, area, known.period());
        Remarks remarks = new Remarks(
                calendar, runs.approvalByTwo(), settledLast, runs.waiting(type, area, known.period(), settledLast));
        Optional<AreaEnergy> knownEnergy = runs.results(known.version(), area);
        DeviationSettlement settlement =
                new DeviationSettlement(calendar, prices.of(PriceKind.IMBALANCE, priceArea, known.period(), importMax));
        SortedMap<Long, Optional<AreaEnergy>> read = new TreeMap<>();
        List<DeviationRun.Day> days = new ArrayList<>();
        for (LocalDate day : calendar.daysOf(known.period())) {
            Long version = settledLast.get(day);
            if (version == null) {
                days.add(DeviationRun.Day.failed(area, day, null, known.version(), remarks.unsettled(type, day)));
            } else if (knewMore(version, known)) {
                days.add(DeviationRun.Day.failed(
                        area,
                        day,
                        version,
                        known.version(),
                        "run " + version + ", which settled the day last, is over more than was known at "
                                + known.cutoff() + ": what it settled would be taken back"));
            } else if (knownEnergy.isEmpty()) {
                days.add(DeviationRun.Day.failed(area, day, version, known.version(), whyFailed(known, area)));
            } else {
                AreaEnergy settled = read.computeIfAbsent(version, same -> runs.results(same, area))
                        .orElseThrow();
                days.add(settle(settlement, day, version, settled, known.version(), knownEnergy.get())
                        .remarked(remarks.settled(run(version), day, known, area)));
            }
        }
        return days;
    }

    private SettlementRun run(long version) {
        return runs.find(version).orElseThrow();
    }

    /** A deviation is what has come since, never what was not known yet. */
    private boolean knewMore(long settled, SettlementRun known) {
        return known.knownAt().isBefore(run(settled).knownAt());
    }

    /** The run that settled each day last, of those that were sent: a deviation settlement counts, where it is the later. */
    private SortedMap<LocalDate, Long> settledLast(CalculationType type, GridAreaCode area, Interval period) {
        SortedMap<LocalDate, Long> latest = runs.inForce(type, area, period);
        for (LocalDate day : calendar.daysOf(period)) {
            OptionalLong deviation = database.inTransaction(unit -> store.knownVersion(unit, area, day));
            if (deviation.isPresent() && latest.containsKey(day)) {
                latest.merge(day, deviation.getAsLong(), Math::max);
            }
        }
        return latest;
    }

    private static String whyFailed(SettlementRun run, GridAreaCode area) {
        return run.area(area).stream()
                .flatMap(one -> one.findings().stream())
                .filter(finding -> finding.kind().fails())
                .map(Finding::text)
                .findFirst()
                .orElse("what is known now could not be calculated");
    }

    private static DeviationRun.Day settle(
            DeviationSettlement settlement,
            LocalDate day,
            long settledVersion,
            AreaEnergy settled,
            long knownVersion,
            AreaEnergy known) {
        AreaDeviation deviation;
        try {
            deviation = settlement.settle(day, settled, known);
        } catch (IllegalArgumentException notComparable) {
            return DeviationRun.Day.failed(
                    known.gridArea(), day, settledVersion, knownVersion, String.valueOf(notComparable.getMessage()));
        }
        List<DeviationRun.Party> parties = deviation.series().stream()
                .map(series -> new DeviationRun.Party(series.key(), series.totalWh(), amount(series)))
                .toList();
        List<Instant> without = deviation.stepsWithoutPrice();
        return new DeviationRun.Day(
                known.gridArea(),
                day,
                settledVersion,
                knownVersion,
                without.size(),
                without.isEmpty() ? null : without.get(0),
                null,
                null,
                parties);
    }

    private static @Nullable BigDecimal amount(DeviationSeries series) {
        return series.totalAmount().orElse(null);
    }

    /** The newest first, without their days. */
    public List<DeviationRun> list(int limit) {
        return database.inTransaction(unit -> store.list(unit, limit));
    }

    public Optional<DeviationRun> find(long number) {
        return database.inTransaction(unit -> store.find(unit, number)).map(this::judged);
    }

    /** Says of days that were counted from a run that is not sent, as could be before only what was sent counted, what is left to do. */
    private DeviationRun judged(DeviationRun run) {
        List<DeviationRun.Day> days = run.days().stream()
                .map(day -> isFromUnsent(day) ? day.remarked(fromUnsent(run.settledType(), day)) : day)
                .toList();
        return new DeviationRun(
                run.number(),
                run.requestedAt(),
                run.requestedBy(),
                run.settledType(),
                run.knownRecordMax(),
                run.cutoff(),
                run.importMax(),
                days);
    }

    private boolean isFromUnsent(DeviationRun.Day day) {
        Long version = day.settledVersion();
        if (version == null || day.problem() != null) {
            return false;
        }
        SettlementRun from = run(version);
        return !from.internal()
                && from.area(day.gridArea())
                        .filter(area -> area.sentAt() == null)
                        .isPresent();
    }

    private String fromUnsent(CalculationType type, DeviationRun.Day day) {
        @Nullable
        Long told = runs.inForce(type, day.gridArea(), calendar.intervalOf(day.day()))
                .get(day.day());
        return Remarks.fromUnsent(day, told);
    }
}
