package org.meterhub.settlement.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.settlement.MeteredDaysSource;
import org.meterhub.settlement.PointRange;
import org.meterhub.settlement.SettlementCharges;
import org.meterhub.settlement.SettlementPeriods;
import org.meterhub.settlement.WorkShare;
import org.meterhub.settlement.WorkShares;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.DaysRead;
import org.meterhub.settlement.calculation.EnergyAccumulation;
import org.meterhub.settlement.calculation.EnergyPartial;
import org.meterhub.settlement.calculation.EnergyResults;
import org.meterhub.settlement.calculation.EnergyScope;
import org.meterhub.settlement.calculation.ExpectedReadings;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.calculation.MeteredDaySink;
import org.meterhub.settlement.calculation.MissingValues;
import org.meterhub.settlement.calculation.PeriodSelection;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.calculation.SettlementPoints;
import org.meterhub.settlement.calculation.charge.ChargeAccumulation;
import org.meterhub.settlement.calculation.charge.ChargeCatalogue;
import org.meterhub.settlement.calculation.charge.ChargePartial;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePoints;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResults;
import org.meterhub.settlement.calculation.charge.ChargeScope;
import org.meterhub.settlement.run.store.PeriodPacking;

/** One pass over the metered data for some grid areas of a run: energy, and of wholesale types charges too. */
final class SettlementPass {

    private final SettlementRun run;
    private final SortedSet<GridAreaCode> areas;
    private final EnergyScope scope;
    private final MarketCalendar calendar;
    private final SettlementPoints.Builder points;
    private final ExpectedReadings.Builder expected;
    private final SortedMap<GridAreaCode, PeriodPacking> basis = new TreeMap<>();
    /** Only kept for charges. */
    private final List<SettlementPointPeriod> periods = new ArrayList<>();

    private long readings;
    /** Whether the market charges nothing through the hub, so that nothing is amiss when nothing is charged. */
    private boolean chargesNothing;

    private volatile RunProgress.Step step = RunProgress.Step.READING_POINTS;
    private final AtomicInteger daysBegun = new AtomicInteger();
    private volatile int daysInAll;

    SettlementPass(SettlementRun run, SortedSet<GridAreaCode> areas, MarketCalendar calendar) {
        this.run = run;
        this.areas = areas;
        scope = new EnergyScope(run.period(), run.resolution(), areas);
        this.calendar = calendar;
        points = new SettlementPoints.Builder(scope);
        expected = new ExpectedReadings.Builder(scope, calendar);
        areas.forEach(area -> basis.put(area, new PeriodPacking()));
    }

    /** How many periods mattered to energy. */
    int periods() {
        return points.count();
    }

    /** How many readings went into energy. */
    long readings() {
        return readings;
    }

    SortedMap<GridAreaCode, AreaOutcome> calculate(
            SettlementPeriods source, MeteredDaysSource days, SettlementCharges charges, WorkShares work) {
        daysInAll = calendar.daysOf(run.period()).size() * work.pointRanges();
        source.read(run.period(), areas, run.knownAt(), this::addPeriod);
        step = RunProgress.Step.READING_PRICES;
        SettlementPoints all = points.build();
        EnergyPartial energy = new EnergyPartial(all);
        Optional<ChargePoints> tariffs = run.type().isWholesale() ? Optional.of(tariffs(charges)) : Optional.empty();
        Optional<ChargePartial> charged = tariffs.map(ChargePartial::new);
        ExpectedReadings values = expected.build();
        DaysRead read = new DaysRead(values);
        step = RunProgress.Step.ADDING_UP;
        List<WorkShare> shares = PointRange.dividedAt(all.bounds(work.pointRanges())).stream()
                .flatMap(range -> WorkShare.byDays(range, run.period(), calendar, work.dayRanges()).stream())
                .toList();
        for (Share share : work.work(shares, one -> share(days, all, tariffs, values, one))) {
            energy.add(share.energy());
            share.charges().ifPresent(part -> charged.orElseThrow().add(part));
            read.add(share.read());
            readings += share.readings();
        }
        step = RunProgress.Step.CALCULATING;
        EnergyResults results = energy.results();
        chargesNothing = charges == SettlementCharges.NONE;
        return outcomes(results, charged.map(sums -> sums.results(results)), read.missing());
    }

    /** What a share of the work comes to. */
    private record Share(EnergyPartial energy, Optional<ChargePartial> charges, DaysRead read, long readings) {}

    private Share share(
            MeteredDaysSource days,
            SettlementPoints all,
            Optional<ChargePoints> tariffs,
            ExpectedReadings values,
            WorkShare share) {
        EnergyAccumulation energy = EnergyAccumulation.ofReadings(all);
        Optional<ChargeAccumulation> charged = tariffs.map(ChargeAccumulation::ofReadings);
        DaysRead read = new DaysRead(values);
        MeteredDaySink sink = MeteredDaySink.both(energy, read);
        MeteredDaySink whole =
                charged.map(charges -> MeteredDaySink.both(sink, charges)).orElse(sink);
        days.read(share.period(), areas, share.points(), run.knownAt(), counting(whole));
        return new Share(energy.partial(), charged.map(ChargeAccumulation::partial), read, energy.readings());
    }

    /** Stores give one day after the other, so that a new beginning is a new day. */
    private MeteredDaySink counting(MeteredDaySink sink) {
        Instant[] day = {Instant.MIN};
        return (point, from, resolution, steps, wh, qualities) -> {
            if (from.isAfter(day[0])) {
                day[0] = from;
                daysBegun.incrementAndGet();
            }
            sink.day(point, from, resolution, steps, wh, qualities);
        };
    }

    /** Where the pass stands; can be asked by any thread. */
    RunProgress progress() {
        return new RunProgress(step, areas, Math.min(daysBegun.get(), daysInAll), daysInAll);
    }

    /** Says that what remains is to store what was found. */
    void storing() {
        step = RunProgress.Step.STORING;
    }

    private void addPeriod(SettlementPointPeriod period) {
        points.add(period);
        expected.addEnergy(period);
        if (run.type().isWholesale()) {
            periods.add(period);
        }
        period.clamped(run.period())
                .ifPresent(inside -> basis.forEach((area, packing) -> {
                    if (period.concerns(area)) {
                        packing.add(period.during(inside));
                    }
                }));
    }

    private ChargePoints tariffs(SettlementCharges charges) {
        List<ChargePeriod> information = new ArrayList<>();
        List<ChargePrice> prices = new ArrayList<>();
        charges.readCharges(run.period(), run.knownAt(), information::add, prices::add);
        ChargeScope days = new ChargeScope(scope, calendar);
        ChargePoints.Builder links = new ChargePoints.Builder(new ChargeCatalogue(days, information, prices));
        charges.readLinks(run.period(), areas, run.knownAt(), links::add);
        List<SettlementPointPeriod> used = PeriodSelection.select(periods, run.type(), run.period(), areas);
        ChargePoints linked = links.build(used);
        used.stream()
                .filter(period -> !period.isParentType() && linked.isMetered(period.meteringPoint()))
                .forEach(expected::addCharged);
        return linked;
    }

    private static boolean isUncharged(Optional<ChargeResults> charges, GridAreaCode area) {
        return charges.flatMap(charged -> charged.area(area))
                .filter(charged -> charged.series().isEmpty())
                .isPresent();
    }

    /** An area whose charges failed has no results at all: a month is settled whole or not. */
    private SortedMap<GridAreaCode, AreaOutcome> outcomes(
            EnergyResults energy, Optional<ChargeResults> charges, SortedMap<GridAreaCode, MissingValues> missing) {
        SortedMap<GridAreaCode, AreaOutcome> outcomes = new TreeMap<>();
        for (Map.Entry<GridAreaCode, PeriodPacking> entry : basis.entrySet()) {
            GridAreaCode area = entry.getKey();
            TreeSet<Finding> findings = new TreeSet<>(energy.findings(area));
            findings.addAll(Objects.requireNonNull(missing.get(area)).findings());
            charges.ifPresent(charged -> charged.findings().stream()
                    .filter(finding -> finding.gridArea().equals(area))
                    .forEach(findings::add));
            if (!chargesNothing && isUncharged(charges, area)) {
                findings.add(new Finding(
                        Finding.Kind.CHARGES_ABSENT,
                        area,
                        null,
                        null,
                        "nothing is charged in the whole month: no charge that is in force is linked to any metering point of the area;"
                                + " grid companies tell charges, prices and links (RSM-033 and RSM-030), and ./hub import takes those"
                                + " of the time before"));
            }
            boolean failed =
                    findings.stream().anyMatch(finding -> finding.kind().fails());
            Optional<AreaEnergy> ofArea = failed ? Optional.empty() : energy.area(area);
            outcomes.put(
                    area,
                    new AreaOutcome(
                            ofArea,
                            failed ? Optional.empty() : charges.flatMap(charged -> charged.area(area)),
                            List.copyOf(findings),
                            entry.getValue()));
        }
        return outcomes;
    }
}
