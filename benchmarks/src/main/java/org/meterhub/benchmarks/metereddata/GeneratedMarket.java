package org.meterhub.benchmarks.metereddata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.supplierregistry.RegistryFile;

/**
 * A made-up market of consumers: grid companies with one area each, suppliers, one balance responsible party, and so many metering points, each with a
 * supplier. The same for the same sizes.
 */
final class GeneratedMarket {

    static final int GRID_COMPANIES = 2;

    /** A metering point. */
    record Point(Gsrn gsrn, Gln gridCompany, Gln supplier) {}

    private static final String SINCE = "2020-01-01";

    private final Resolution resolution;
    private final List<Gln> gridCompanies = numbers("70800000100", GRID_COMPANIES);
    private final List<Gln> suppliers;
    private final Gln balanceResponsible = Gln.ofBody("708000003001");
    private final List<Point> points = new ArrayList<>();

    GeneratedMarket(int pointCount, int supplierCount, Resolution resolution) {
        this.resolution = resolution;
        this.suppliers = numbers("7080000020", supplierCount);
        for (int i = 0; i < pointCount; i++) {
            // Neighbours in the file have different suppliers, as neighbours in a street have.
            int supplier = (int) Math.floorMod(Draw.of(i), (long) supplierCount);
            points.add(new Point(
                    Gsrn.ofBody(String.format("70705751%09d", i)),
                    gridCompanies.get(i % GRID_COMPANIES),
                    suppliers.get(supplier)));
        }
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

    Resolution resolution() {
        return resolution;
    }

    List<Gln> gridCompanies() {
        return gridCompanies;
    }

    List<Gln> suppliers() {
        return suppliers;
    }

    List<Point> pointsOf(Gln gridCompany) {
        return points.stream()
                .filter(point -> point.gridCompany().equals(gridCompany))
                .toList();
    }

    Map<Gln, Set<MarketRole>> parties() {
        Map<Gln, Set<MarketRole>> parties = new LinkedHashMap<>();
        gridCompanies.forEach(
                each -> parties.put(each, Set.of(MarketRole.GRID_COMPANY, MarketRole.METERED_DATA_RESPONSIBLE)));
        suppliers.forEach(each -> parties.put(each, Set.of(MarketRole.ENERGY_SUPPLIER)));
        return parties;
    }

    /** The file of this kind as the registry's import takes it. */
    byte[] file(RegistryFile kind) {
        StringBuilder csv = new StringBuilder(String.join(";", kind.columns())).append('\n');
        switch (kind) {
            case PARTIES -> parties(csv);
            case GRID_AREAS -> {
                for (int i = 0; i < GRID_COMPANIES; i++) {
                    row(csv, area(i), "Area " + area(i), "NO1", gridCompanies.get(i), suppliers.get(0));
                }
            }
            case METERING_POINTS -> points.forEach(point -> meteringPoint(csv, point));
            case SUPPLY_CONTRACTS ->
                points.forEach(point -> row(csv, point.gsrn(), point.supplier(), "", "", "Customer", SINCE, ""));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void parties(StringBuilder csv) {
        gridCompanies.forEach(each -> row(csv, each, "Grid " + each, "DDM,MDR", "", SINCE, ""));
        row(csv, balanceResponsible, "Balance", "DDK", "", SINCE, "");
        suppliers.forEach(each -> row(csv, each, "Supplier " + each, "DDQ", balanceResponsible, SINCE, ""));
    }

    private void meteringPoint(StringBuilder csv, Point point) {
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

    private static String area(int gridCompany) {
        return Integer.toString(101 + gridCompany);
    }

    private static void row(StringBuilder csv, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            csv.append(i == 0 ? "" : ";").append(cells[i]);
        }
        csv.append('\n');
    }
}
