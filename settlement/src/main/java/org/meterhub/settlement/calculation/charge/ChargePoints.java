package org.meterhub.settlement.calculation.charge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.EnergyScope;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.calculation.FindingList;
import org.meterhub.settlement.calculation.LongTable;
import org.meterhub.settlement.calculation.SettlementPointPeriod;

/**
 * The charge links of a calculation joined to the periods of their metering points (docs/concepts/settlement.md#what-is-charged), packed: whose readings go
 * into which sum,
 * and when. Unchangeable once built.
 */
public final class ChargePoints {

    /** Points that are named of each grid area and charge without a price. */
    static final int POINTS_NAMED_MAX = 20;

    /** Columns of {@link #coverage}: where a point has readings, in quarters from the start of the calculation. */
    static final int COVERAGE_FROM = 1;

    static final int COVERAGE_TO = 2;
    static final int COVERAGE_HOURLY = 3;

    /** Columns of {@link #tariffs}: place in {@link #slots}, and the steps of the slot's resolution. */
    static final int TARIFF_SLOT = 1;

    static final int TARIFF_FROM = 2;
    static final int TARIFF_TO = 3;

    final ChargeCatalogue catalogue;
    final List<ChargeSlot> slots;
    final LongTable coverage;
    final LongTable tariffs;
    final List<GridLossLink> gridLossLinks;
    final Map<ChargeSlot, PieceCounts> pieces;
    final FindingList findings;

    private ChargePoints(Builder builder) {
        catalogue = builder.catalogue;
        slots = List.copyOf(builder.slots);
        coverage = builder.coverage;
        tariffs = builder.tariffs;
        gridLossLinks = List.copyOf(builder.gridLossLinks);
        pieces = builder.pieces;
        findings = builder.findings;
    }

    /** A tariff on a grid-loss point, whose energy is calculated and not read: steps of the slot's resolution. */
    record GridLossLink(ChargeSlot slot, long meteringPoint, int from, int to) {}

    public ChargeCatalogue catalogue() {
        return catalogue;
    }

    /** Whether the point's readings are charged: a tariff is linked to it. */
    public boolean isMetered(long meteringPoint) {
        return tariffs.find(meteringPoint, 0) >= 0;
    }

    /** A charge that has no price everywhere it is charged in an area. */
    private record UnpricedCharge(GridAreaCode gridArea, Charge charge) implements Comparable<UnpricedCharge> {

        private static final Comparator<UnpricedCharge> ORDER =
                Comparator.comparing(UnpricedCharge::gridArea).thenComparing(UnpricedCharge::charge);

        @Override
        public int compareTo(UnpricedCharge other) {
            return ORDER.compare(this, other);
        }
    }

    /** Collects links in any order. */
    public static final class Builder {

        private final ChargeCatalogue catalogue;
        private final ChargeScope scope;
        private final Map<Charge, Integer> chargePlaces = new HashMap<>();
        private final List<Charge> charges = new ArrayList<>();
        /** Metering point, place in {@link #charges}, seconds from and to, quantity. */
        private final LongTable links = new LongTable(5);

        private final Map<ChargeSlot, Integer> slotPlaces = new HashMap<>();
        private final List<ChargeSlot> slots = new ArrayList<>();
        private final LongTable coverage = new LongTable(4);
        private final LongTable tariffs = new LongTable(4);
        private final List<GridLossLink> gridLossLinks = new ArrayList<>();
        private final Map<ChargeSlot, PieceCounts> pieces = new HashMap<>();
        private final FindingList findings = new FindingList();
        /** How many points of an area meet a charge where it has no price. */
        private final Map<UnpricedCharge, Integer> unpriced = new TreeMap<>();

        public Builder(ChargeCatalogue catalogue) {
            this.catalogue = catalogue;
            scope = catalogue.scope();
        }

        /** Adds a link; one outside the calculation's period is passed over (docs/concepts/settlement.md#from-readings-to-energy). */
        public Builder add(ChargeLink link) {
            link.clamped(scope.period()).ifPresent(inside -> {
                Integer place = chargePlaces.get(link.charge());
                if (place == null) {
                    place = charges.size();
                    chargePlaces.put(link.charge(), place);
                    charges.add(link.charge());
                }
                links.add(
                        link.meteringPoint(),
                        place,
                        inside.from().getEpochSecond(),
                        inside.to().getEpochSecond(),
                        link.quantity());
            });
            return this;
        }

        /**
         * Joins the links to the periods of their points.
         *
         * @param periods as {@link org.meterhub.settlement.calculation.PeriodSelection} gives them; links of other points are passed over, and so
         *     are links of exchange points
         */
        public ChargePoints build(List<SettlementPointPeriod> periods) {
            links.sort();
            SortedMap<Long, List<SettlementPointPeriod>> byPoint = new TreeMap<>();
            for (SettlementPointPeriod period : periods) {
                if (period.type() != MeteringPointType.EXCHANGE && links.find(period.meteringPoint(), 0) >= 0) {
                    byPoint.computeIfAbsent(period.meteringPoint(), unused -> new ArrayList<>(1))
                            .add(period);
                }
            }
            byPoint.forEach(this::join);
            unpriced.forEach(this::reportUnpriced);
            coverage.sort();
            tariffs.sort();
            return new ChargePoints(this);
        }

        private void join(long meteringPoint, List<SettlementPointPeriod> periods) {
            boolean metered = false;
            int first = links.find(meteringPoint, 0);
            for (int row = first; links.isOf(row, meteringPoint); row++) {
                Charge charge = charges.get(links.intAt(row, 1));
                Interval ofLink =
                        new Interval(Instant.ofEpochSecond(links.at(row, 2)), Instant.ofEpochSecond(links.at(row, 3)));
                if (isOverlap(row, first)) {
                    report(
                            Finding.Kind.CHARGE_LINKS_OVERLAP,
                            periods.get(0),
                            ofLink,
                            "two links overlap and each counts, to charge " + charge);
                }
                for (SettlementPointPeriod period : periods) {
                    Interval shared = period.clamped(ofLink).orElse(null);
                    if (shared != null) {
                        join(charge, period, shared, links.intAt(row, 4));
                        metered |= charge.type() == ChargeType.TARIFF && !period.gridLoss();
                    }
                }
            }
            if (metered) {
                addCoverage(periods);
            }
        }

        private void join(Charge charge, SettlementPointPeriod period, Interval shared, int quantity) {
            if (catalogue.series(charge).isEmpty()) {
                report(Finding.Kind.CHARGE_UNKNOWN, period, shared, "nothing is known of charge " + charge);
            } else if (charge.type() == ChargeType.TARIFF) {
                addTariff(charge, period, shared);
            } else {
                addPieces(charge, period, shared, quantity);
            }
            catalogue.series(charge).forEach(prices -> countUnpriced(prices, period, shared));
        }

        private void countUnpriced(StepPrices prices, SettlementPointPeriod period, Interval shared) {
            int from = scope.stepFrom(prices.resolution(), shared.from());
            prices.firstUnpriced(from, scope.stepFrom(prices.resolution(), shared.to()))
                    .ifPresent(step -> {
                        int count =
                                unpriced.merge(new UnpricedCharge(period.gridArea(), prices.charge()), 1, Integer::sum);
                        if (count <= POINTS_NAMED_MAX) {
                            findings.add(new Finding(
                                    Finding.Kind.CHARGE_PRICE_MISSING,
                                    period.gridArea(),
                                    period.meteringPoint(),
                                    scope.timeOf(prices.resolution(), step),
                                    prices.charge() + " has no price here"));
                        }
                    });
        }

        private void reportUnpriced(UnpricedCharge unknown, int points) {
            if (points > POINTS_NAMED_MAX) {
                findings.add(new Finding(
                        Finding.Kind.CHARGE_PRICE_MISSING,
                        unknown.gridArea(),
                        null,
                        null,
                        unknown.charge() + " has no price where it is linked to " + points
                                + " metering points; the first " + POINTS_NAMED_MAX + " are named"));
            }
        }

        /** Links of a point are in order of charge and start, so an overlap shows between neighbours. */
        private boolean isOverlap(int row, int first) {
            return row > first && links.at(row - 1, 1) == links.at(row, 1) && links.at(row - 1, 3) > links.at(row, 2);
        }

        private void report(Finding.Kind kind, SettlementPointPeriod period, Interval time, String detail) {
            findings.add(new Finding(kind, period.gridArea(), period.meteringPoint(), time.from(), detail));
        }

        private void addTariff(Charge charge, SettlementPointPeriod period, Interval shared) {
            for (ChargeResolution resolution : catalogue.resolutions(charge)) {
                ChargeSlot slot = slot(charge, resolution, period);
                int from = scope.stepFrom(resolution, shared.from());
                int to = scope.stepFrom(resolution, shared.to());
                if (from >= to) {
                    continue;
                }
                if (period.gridLoss()) {
                    gridLossLinks.add(new GridLossLink(slot, period.meteringPoint(), from, to));
                } else {
                    tariffs.add(period.meteringPoint(), placeOf(slot), from, to);
                }
            }
        }

        private void addPieces(Charge charge, SettlementPointPeriod period, Interval shared, int quantity) {
            int from = scope.stepFrom(ChargeResolution.DAY, shared.from());
            int to = scope.stepFrom(ChargeResolution.DAY, shared.to());
            if (from < to) {
                pieces.computeIfAbsent(
                                slot(charge, ChargeResolution.DAY, period),
                                unused -> new PieceCounts(scope.steps(ChargeResolution.DAY)))
                        .add(from, to, quantity);
            }
        }

        private static ChargeSlot slot(Charge charge, ChargeResolution resolution, SettlementPointPeriod period) {
            return new ChargeSlot(
                    charge, resolution, period.gridArea(), period.supplier(), period.type(), period.settlementMethod());
        }

        private int placeOf(ChargeSlot slot) {
            Integer place = slotPlaces.get(slot);
            if (place == null) {
                place = slots.size();
                slotPlaces.put(slot, place);
                slots.add(slot);
            }
            return place;
        }

        /** Where a point's readings count. What the energy results find wrong with parents is found here with children too. */
        private void addCoverage(List<SettlementPointPeriod> periods) {
            periods.sort(Comparator.comparing(SettlementPointPeriod::from));
            Instant covered = Instant.MIN;
            for (SettlementPointPeriod period : periods) {
                Interval inside = period.clamped(scope.period()).orElseThrow();
                if (inside.from().isBefore(covered)) {
                    report(Finding.Kind.PERIODS_OVERLAP, period, inside, "two periods of this metering point overlap");
                }
                covered = inside.to();
                Resolution resolution = period.resolution();
                if (!resolution.isFixed()
                        || !EnergyScope.isAligned(inside.from(), resolution)
                        || !EnergyScope.isAligned(inside.to(), resolution)) {
                    report(
                            Finding.Kind.PERIOD_NOT_ALIGNED,
                            period,
                            inside,
                            "tariffs need readings by hour or quarter, and the period " + inside + " cuts a step");
                    continue;
                }
                coverage.add(
                        period.meteringPoint(),
                        quarterOf(inside.from()),
                        quarterOf(inside.to()),
                        resolution == Resolution.HOUR ? 1 : 0);
            }
        }

        private long quarterOf(Instant instant) {
            long seconds = instant.getEpochSecond() - scope.period().from().getEpochSecond();
            return seconds / EnergyScope.SECONDS_PER_QUARTER;
        }
    }
}
