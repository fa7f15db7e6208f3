package org.meterhub.benchmarks.registry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.Draw;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.meterhub.supplierregistry.Supply;

/**
 * Who supplies so many points on one day: in one question, and one point at a time. Every question is about other points, drawn from the whole
 * registry, and every answer is compared.
 */
final class LookUps {

    private static final int WARM_UP_ROUNDS = 50;
    /** One query per point takes long, and does not need many rounds to say so. */
    private static final int SINGLE_ROUNDS_PER_ROUND = 10;

    private final Database database;
    private final MeteringPoints meteringPoints;
    private final GeneratedMarket market;
    private final int batch;
    private final Interval day;
    private long draws;

    LookUps(Database database, SupplierRegistry registry, GeneratedMarket market, int batch) {
        this.database = database;
        this.meteringPoints = registry.meteringPoints();
        this.market = market;
        this.batch = batch;
        this.day = MarketProfile.norway()
                .calendar()
                .intervalOf(market.beginning(market.periodsPerPoint() - 1).plusDays(100));
    }

    Map<String, Object> measure(int rounds) {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            atOnce();
        }
        double[] atOnce = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            atOnce[i] = atOnce();
        }
        oneByOne();
        double[] oneByOne = new double[Math.max(1, rounds / SINGLE_ROUNDS_PER_ROUND)];
        for (int i = 0; i < oneByOne.length; i++) {
            oneByOne[i] = oneByOne();
        }
        Arrays.sort(atOnce);
        Arrays.sort(oneByOne);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("medianMillis", Benchmarks.rounded(atOnce[rounds / 2]));
        figures.put("p95Millis", Benchmarks.rounded(atOnce[rounds * 95 / 100]));
        figures.put("maxMillis", Benchmarks.rounded(atOnce[rounds - 1]));
        figures.put("oneQueryPerPointMedianMillis", Benchmarks.rounded(oneByOne[oneByOne.length / 2]));
        return figures;
    }

    /** @return milliseconds */
    private double atOnce() {
        Set<Integer> numbers = draw();
        List<Gsrn> points =
                numbers.stream().map(number -> market.point(number).gsrn()).toList();
        return database.inTransaction(unit -> {
            // As for a message: the parties are read once per unit of work, whatever it asks.
            long start = System.nanoTime();
            Map<Gsrn, List<MeteringPointPeriod>> found = meteringPoints.periods(unit, points, day);
            double millis = (System.nanoTime() - start) / 1e6;
            check(numbers, found);
            return millis;
        });
    }

    private double oneByOne() {
        Set<Integer> numbers = draw();
        List<Gsrn> points =
                numbers.stream().map(number -> market.point(number).gsrn()).toList();
        return database.inTransaction(unit -> {
            Map<Gsrn, List<MeteringPointPeriod>> found = new LinkedHashMap<>();
            long start = System.nanoTime();
            points.forEach(point -> found.putAll(ask(unit, point)));
            double millis = (System.nanoTime() - start) / 1e6;
            check(numbers, found);
            return millis;
        });
    }

    private Map<Gsrn, List<MeteringPointPeriod>> ask(UnitOfWork unit, Gsrn point) {
        return meteringPoints.periods(unit, List.of(point), day);
    }

    private Set<Integer> draw() {
        Set<Integer> numbers = new LinkedHashSet<>();
        while (numbers.size() < Math.min(batch, market.pointCount())) {
            numbers.add((int) Math.floorMod(Draw.of(draws++), (long) market.pointCount()));
        }
        return numbers;
    }

    private void check(Set<Integer> numbers, Map<Gsrn, List<MeteringPointPeriod>> found) {
        for (int number : numbers) {
            GeneratedMarket.Point point = market.point(number);
            Gln supplier = point.supplier();
            List<MeteringPointPeriod> periods = found.getOrDefault(point.gsrn(), List.of());
            Supply supply = periods.size() == 1 ? periods.get(0).supply() : null;
            if (supply == null || !supply.supplier().equals(supplier)) {
                throw new IllegalStateException(point + " is said to be supplied so: " + periods);
            }
        }
    }
}
