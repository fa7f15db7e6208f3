package org.meterhub.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.supplierregistry.RegistryFile;

/**
 * A made-up market of consumers: grid companies with one area each, suppliers, one balance responsible party, and so many metering points, each with a
 * history of suppliers. The same for the same sizes. No point is kept: four million would fill the memory that is measured.
 */
public final class GeneratedMarket {

    public static final int GRID_COMPANIES = 2;

    /** A metering point with its present supplier. */
    public record Point(Gsrn gsrn, Gln gridCompany, Gln supplier) {}

    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);
    private static final int YEARS_PER_SUPPLIER = 2;

    private final int pointCount;
    private final int periodsPerPoint;
    private final Resolution resolution;
    private final List<Gln> gridCompanies = numbers("70800000100", GRID_COMPANIES);
    private final List<Gln> suppliers;
    private final Gln balanceResponsible = Gln.ofBody("708000003001");

    /** Each point with one supplier for ever. */
    public GeneratedMarket(int pointCount, int supplierCount, Resolution resolution) {
        this(pointCount, supplierCount, 1, resolution);
    }

    /** Each point with so many suppliers, one after the other from 2020 on; the last is its supplier for good. */
    public GeneratedMarket(int pointCount, int supplierCount, int periodsPerPoint, Resolution resolution) {
        this.pointCount = pointCount;
        this.periodsPerPoint = periodsPerPoint;
        this.resolution = resolution;
        this.suppliers = numbers("7080000020", supplierCount);
    }

    public int pointCount() {
        return pointCount;
    }

    public int periodsPerPoint() {
        return periodsPerPoint;
    }

    /** The point of this number, from 0. */
    public Point point(int number) {
        return new Point(
                Gsrn.ofBody(String.format("70705751%09d", number)),
                gridCompanies.get(number % GRID_COMPANIES),
                supplier(number, periodsPerPoint - 1));
    }

    /** Who supplies the point in the period, from 0. */
    public Gln supplier(int number, int period) {
        // Neighbours in the file have different suppliers, as neighbours in a street have; nobody changes to the
        // supplier that he has.
        return suppliers.get((int) Math.floorMod(Draw.of(number) + period, (long) suppliers.size()));
    }

    /** On which day the period begins, and with it the one before ends. */
    public LocalDate beginning(int period) {
        return SINCE.plusYears((long) period * YEARS_PER_SUPPLIER);
    }

    private static List<Gln> numbers(String beginning, int count) {
        List<Gln> numbers = new ArrayList<>();
        int digits = 12 - beginning.length();
        for (int i = 1; i <= count; i++) {
            String number = "0".repeat(digits) + i;
            numbers.add(Gln.ofBody(beginning + number.substring(number.length() - digits)));
        }
        return numbers;
    }

    public Resolution resolution() {
        return resolution;
    }

    public List<Gln> gridCompanies() {
        return gridCompanies;
    }

    public List<Gln> suppliers() {
        return suppliers;
    }

    public List<Point> pointsOf(Gln gridCompany) {
        int first = gridCompanies.indexOf(gridCompany);
        return IntStream.iterate(first, number -> number < pointCount, number -> number + GRID_COMPANIES)
                .mapToObj(this::point)
                .toList();
    }

    public Map<Gln, Set<MarketRole>> parties() {
        Map<Gln, Set<MarketRole>> parties = new LinkedHashMap<>();
        gridCompanies.forEach(
                each -> parties.put(each, Set.of(MarketRole.GRID_COMPANY, MarketRole.METERED_DATA_RESPONSIBLE)));
        suppliers.forEach(each -> parties.put(each, Set.of(MarketRole.ENERGY_SUPPLIER)));
        return parties;
    }

    /** The file of this kind as the registry's import takes it, in memory. */
    public byte[] file(RegistryFile kind) {
        StringBuilder csv = new StringBuilder();
        write(kind, csv);
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the same to disk. */
    public void write(RegistryFile kind, Path file) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            write(kind, csv);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private void write(RegistryFile kind, Appendable csv) {
        row(csv, kind.columns().toArray());
        switch (kind) {
            case PARTIES -> parties(csv);
            case GRID_AREAS -> {
                for (int i = 0; i < GRID_COMPANIES; i++) {
                    row(csv, area(i), "Area " + area(i), "NO1", gridCompanies.get(i), suppliers.get(0));
                }
            }
            case METERING_POINTS -> {
                for (int number = 0; number < pointCount; number++) {
                    meteringPoint(csv, point(number));
                }
            }
            case SUPPLY_CONTRACTS -> {
                for (int number = 0; number < pointCount; number++) {
                    contracts(csv, number);
                }
            }
            case CHARGES, CHARGE_PRICES, CHARGE_LINKS -> {
                // Nothing is charged: the headings alone.
            }
        }
    }

    private void contracts(Appendable csv, int number) {
        Gsrn gsrn = point(number).gsrn();
        for (int period = 0; period < periodsPerPoint; period++) {
            Object end = period + 1 < periodsPerPoint ? beginning(period + 1) : "";
            row(csv, gsrn, supplier(number, period), "", "", "Customer", beginning(period), end);
        }
    }

    private void parties(Appendable csv) {
        gridCompanies.forEach(each -> row(csv, each, "Grid " + each, "DDM,MDR", "", SINCE, ""));
        row(csv, balanceResponsible, "Balance", "DDK", "", SINCE, "");
        suppliers.forEach(each -> row(csv, each, "Supplier " + each, "DDQ", balanceResponsible, SINCE, ""));
    }

    private void meteringPoint(Appendable csv, Point point) {
        String area = area(gridCompanies.indexOf(point.gridCompany()));
        row(
                csv,
                point.gsrn(),
                "E17",
                "D01",
                "E22",
                "D01",
                resolution.code(),
                "KWH",
                "8716867000030",
                area,
                "",
                "",
                "",
                "",
                SINCE,
                "");
    }

    /** The code of the area of this grid company, from 0. */
    public static String area(int gridCompany) {
        return Integer.toString(101 + gridCompany);
    }

    private static void row(Appendable csv, Object... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                csv.append(i == 0 ? "" : ";").append(cells[i].toString());
            }
            csv.append('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
