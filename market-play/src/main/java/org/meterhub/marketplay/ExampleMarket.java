package org.meterhub.marketplay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * The market of {@code examples/market} as its parties know it: read from the files themselves and not from the hub, so that what the hub does can be
 * held against it.
 */
public final class ExampleMarket {

    /**
     * A metering point.
     *
     * @param fromGridArea and {@code toGridArea} for exchange points
     * @param gridLoss a point that nobody reads: the hub calculates it
     */
    public record Point(
            Gsrn gsrn,
            MeteringPointType type,
            @Nullable SettlementMethod method,
            Resolution resolution,
            String gridArea,
            String fromGridArea,
            String toGridArea,
            boolean gridLoss) {}

    /** A supply contract. @param to null while open */
    private record Contract(
            PartyId supplier, LocalDate from, @Nullable LocalDate to) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    private final Map<PartyId, Set<MarketRole>> parties = new LinkedHashMap<>();
    private final Map<String, PartyId> areaOwners = new LinkedHashMap<>();
    private final Map<Gsrn, Point> points = new LinkedHashMap<>();
    private final Map<Gsrn, List<Contract>> contracts = new LinkedHashMap<>();

    private ExampleMarket() {}

    /** @param folder with the four files of the registry's import */
    public static ExampleMarket read(Path folder) throws IOException {
        ExampleMarket market = new ExampleMarket();
        for (Map<String, String> row : rows(folder.resolve("parties.csv"))) {
            Set<MarketRole> roles = new LinkedHashSet<>();
            for (String code : cell(row, "roles").split(",")) {
                roles.add(MarketCode.of(MarketRole.class, code.strip()));
            }
            market.parties.put(PartyId.of(cell(row, "number")), roles);
        }
        for (Map<String, String> row : rows(folder.resolve("grid-areas.csv"))) {
            market.areaOwners.put(cell(row, "code"), PartyId.of(cell(row, "grid_company")));
        }
        for (Map<String, String> row : rows(folder.resolve("metering-points.csv"))) {
            Point point = new Point(
                    new Gsrn(cell(row, "gsrn")),
                    MarketCode.of(MeteringPointType.class, cell(row, "type")),
                    MarketCode.find(SettlementMethod.class, cell(row, "settlement_method"))
                            .orElse(null),
                    MarketCode.of(Resolution.class, cell(row, "resolution")),
                    cell(row, "grid_area"),
                    cell(row, "from_grid_area"),
                    cell(row, "to_grid_area"),
                    cell(row, "grid_loss").equals("true"));
            market.points.put(point.gsrn(), point);
        }
        for (Map<String, String> row : rows(folder.resolve("supply-contracts.csv"))) {
            String to = cell(row, "valid_to");
            market.contracts
                    .computeIfAbsent(new Gsrn(cell(row, "gsrn")), unused -> new ArrayList<>())
                    .add(new Contract(
                            PartyId.of(cell(row, "supplier")),
                            LocalDate.parse(cell(row, "valid_from")),
                            to.isEmpty() ? null : LocalDate.parse(to)));
        }
        return market;
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> columns = List.of(lines.get(0).split(";", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(";", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size() && i < cells.length; i++) {
                row.put(columns.get(i), cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** Parties with their roles. */
    public Map<PartyId, Set<MarketRole>> parties() {
        return parties;
    }

    /** Codes of the grid areas. */
    public Set<String> areas() {
        return areaOwners.keySet();
    }

    public PartyId ownerOf(String area) {
        return Optional.ofNullable(areaOwners.get(area)).orElseThrow();
    }

    public Point point(Gsrn gsrn) {
        return Optional.ofNullable(points.get(gsrn))
                .orElseThrow(() -> new IllegalArgumentException("the market has no metering point " + gsrn));
    }

    /** The points that this grid company reads, in the order of the file. */
    public List<Point> pointsReadBy(PartyId gridCompany) {
        return points.values().stream()
                .filter(point -> !point.gridLoss() && ownerOf(point.gridArea()).equals(gridCompany))
                .toList();
    }

    public List<Point> points() {
        return List.copyOf(points.values());
    }

    /** Who supplies the point on the day, by contract; empty when nobody does. */
    public Optional<PartyId> supplierOf(Gsrn gsrn, LocalDate day) {
        return contracts.getOrDefault(gsrn, List.of()).stream()
                .filter(contract -> contract.covers(day))
                .map(Contract::supplier)
                .findFirst();
    }

    /** A change that the story has brought about: from this day another supplier. */
    public void supplyChanges(Gsrn gsrn, LocalDate from, PartyId supplier) {
        List<Contract> known = contracts.computeIfAbsent(gsrn, unused -> new ArrayList<>());
        List<Contract> changed = new ArrayList<>();
        for (Contract contract : known) {
            changed.add(contract.covers(from) ? new Contract(contract.supplier(), contract.from(), from) : contract);
        }
        changed.add(new Contract(supplier, from, null));
        known.clear();
        known.addAll(changed);
    }
}
