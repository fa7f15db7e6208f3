package org.meterhub.benchmarks.metereddata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.benchmarks.Draw;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.GeneratedMarket.Point;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MeasureDataWriter;
import org.meterhub.messageschemas.MeasureSeriesHead;

/** The documents of one round, in files, and what each supplier must get of them. */
record Load(List<Bundle> bundles, Map<Gln, Tally> expected, long bytes) {

    /** One value in fifty is an estimate. */
    private static final int ESTIMATES_EVERY = 50;

    /** A document and who sends it. */
    record Bundle(Gln sender, Path file) {}

    /**
     * Writes the documents: each has so many series of one grid company, each series one point and one day.
     *
     * @param folder empty
     * @param registeredAt when the meters were read
     */
    static Load generate(
            GeneratedMarket market,
            MarketProfile profile,
            Path folder,
            LocalDate firstDay,
            Shape shape,
            Instant registeredAt)
            throws IOException {
        Files.createDirectories(folder);
        List<Bundle> bundles = new ArrayList<>();
        Map<Gln, Tally> expected = new LinkedHashMap<>();
        long bytes = 0;
        for (int day = 0; day < shape.days(); day++) {
            Interval period = profile.calendar().intervalOf(firstDay.plusDays(day));
            for (Gln gridCompany : market.gridCompanies().subList(0, shape.senders())) {
                List<Point> points = shape.sample(market.pointsOf(gridCompany));
                for (int from = 0; from < points.size(); from += shape.seriesPerBundle()) {
                    List<Point> portion = points.subList(from, Math.min(points.size(), from + shape.seriesPerBundle()));
                    String id = "B" + period.from().getEpochSecond() + "-" + gridCompany + "-" + from;
                    byte[] own = document(market, profile, id, gridCompany, portion, period, registeredAt, expected);
                    byte[] document = shape.foreign() ? ForeignForm.of(own) : own;
                    Path file = folder.resolve(id + ".xml");
                    Files.write(file, document);
                    bundles.add(new Bundle(gridCompany, file));
                    bytes += document.length;
                }
            }
        }
        return new Load(bundles, expected, bytes);
    }

    private static byte[] document(
            GeneratedMarket market,
            MarketProfile profile,
            String id,
            Gln gridCompany,
            List<Point> points,
            Interval period,
            Instant registeredAt,
            Map<Gln, Tally> expected) {
        MeasureDataWriter writer = new MeasureDataWriter(DocumentHeader.toHub(
                DocumentType.VALIDATED_MEASURE_DATA,
                id,
                BusinessReason.PERIODIC_METERING,
                gridCompany,
                MarketRole.METERED_DATA_RESPONSIBLE,
                profile.hub(),
                registeredAt));
        int steps = market.resolution().steps(period);
        for (Point point : points) {
            Tally tally = expected.computeIfAbsent(point.supplier(), unused -> new Tally());
            tally.series();
            writer.beginSeries(MeasureSeriesHead.of(
                    "S" + period.from().getEpochSecond() + "-" + point.gsrn(),
                    point.gsrn(),
                    MeteringPointType.CONSUMPTION,
                    registeredAt,
                    market.resolution(),
                    period));
            long seed = point.gsrn().toLong() + period.from().getEpochSecond();
            for (int step = 0; step < steps; step++) {
                long quantityWh = quantityWh(seed, step, steps);
                boolean estimated = Math.floorMod(Draw.of(seed ^ step), ESTIMATES_EVERY) == 0;
                writer.point(step + 1, quantityWh, estimated ? Quality.ESTIMATED : Quality.MEASURED);
                tally.value(quantityWh);
            }
            writer.endSeries();
        }
        return writer.finish();
    }

    /** A household: some base, more by day, and now and then a stove or a car. */
    static long quantityWh(long seed, int step, int steps) {
        long base = 60 + Math.floorMod(Draw.of(seed), 400);
        long byDay = step * 24 / steps >= 6 ? base / 2 : 0;
        long noise = Math.floorMod(Draw.of(seed + step), 60);
        long load = Math.floorMod(Draw.of(seed + step * 7L), 20) == 0 ? 1_500 : 0;
        return (base + byDay + noise + load) * 96 / steps;
    }

    List<Path> files() {
        return bundles.stream().map(Bundle::file).toList();
    }

    Tally total() {
        Tally total = new Tally();
        expected.values().forEach(total::add);
        return total;
    }

    void delete() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }
}
