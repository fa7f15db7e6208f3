package org.meterhub.supplierregistry.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.supplierregistry.store.MeteringPointStore;
import org.meterhub.supplierregistry.store.MeteringPointStore.MeteringPointRow;
import org.meterhub.supplierregistry.store.PartyDirectory;
import org.meterhub.supplierregistry.store.PartyStore;
import org.meterhub.supplierregistry.supply.Periods;

/** The rows of {@code metering-points.csv}, compared with the registry and written a batch at a time (rules: docs/reference/rules.md#metering-points). */
public final class MeteringPointRows extends PointRows<MeteringPointRow> {

    private static final Pattern UNIT = Pattern.compile("KWH|K3");
    private static final Pattern PRODUCT = Pattern.compile("[0-9]{13}");

    private final UnitOfWork unit;
    private final MarketCalendar calendar;
    private final MeteringPointStore store;
    private final Instant now;
    private final PartyDirectory directory;
    private final List<Entry<MeteringPointRow>> withParent = new ArrayList<>();

    public MeteringPointRows(
            UnitOfWork unit, MarketCalendar calendar, PartyStore parties, MeteringPointStore store, Instant now) {
        super(unit, store);
        this.unit = unit;
        this.calendar = calendar;
        this.store = store;
        this.now = now;
        this.directory = parties.directory(unit);
    }

    @Override
    public void take(CsvRow row) {
        MeteringPointRow point = read(row);
        if (point == null) {
            return;
        }
        if (point.parent() != null) {
            withParent.add(new Entry<>(row, point.parent(), point));
        }
        add(row, point.gsrn(), point);
    }

    private @Nullable MeteringPointRow read(CsvRow row) {
        Gsrn gsrn = row.gsrn("gsrn");
        MeteringPointType type = row.code("type", MeteringPointType.class);
        MeteringMethod subType = row.code("sub_type", MeteringMethod.class);
        ConnectionState state = row.code("connection_state", ConnectionState.class);
        SettlementMethod method = row.optionalCode("settlement_method", SettlementMethod.class);
        Resolution resolution = row.code("resolution", Resolution.class);
        String measureUnit = row.text("unit", UNIT, "KWH or K3");
        String product = row.text("product", PRODUCT, "a GS1 number of 13 digits, for active energy 8716867000030");
        GridAreaCode area = knownArea(row, "grid_area", row.gridArea("grid_area"));
        GridAreaCode fromArea = knownArea(row, "from_grid_area", row.optionalGridArea("from_grid_area"));
        GridAreaCode toArea = knownArea(row, "to_grid_area", row.optionalGridArea("to_grid_area"));
        Gsrn parent = row.optionalGsrn("parent");
        boolean gridLoss = row.flag("grid_loss");
        Instant from = row.day("valid_from", calendar);
        Instant to = row.optionalDay("valid_to", calendar);
        if (gsrn == null || type == null || subType == null || state == null || resolution == null) {
            return null;
        }
        if (measureUnit == null || product == null || area == null || from == null || !row.isGood()) {
            return null;
        }
        MeteringPointRow point = new MeteringPointRow(
                gsrn.toLong(),
                type.code(),
                subType.code(),
                state.code(),
                codeOrNull(method),
                resolution.code(),
                measureUnit,
                product,
                area.value(),
                fromArea == null ? null : fromArea.value(),
                toArea == null ? null : toArea.value(),
                parent == null ? null : parent.toLong(),
                gridLoss,
                from,
                to);
        judge(row, point, type, resolution);
        return row.isGood() ? point : null;
    }

    private static @Nullable String codeOrNull(@Nullable MarketCode code) {
        return code == null ? null : code.code();
    }

    private @Nullable GridAreaCode knownArea(CsvRow row, String column, @Nullable GridAreaCode code) {
        if (code != null && directory.find(code).isEmpty()) {
            row.wrong(column, "a registered grid area");
        }
        return code;
    }

    /** What must fit together within a row (docs/reference/rules.md#metering-points). */
    private static void judge(CsvRow row, MeteringPointRow point, MeteringPointType type, Resolution resolution) {
        boolean consumption = type == MeteringPointType.CONSUMPTION;
        boolean maySettle = consumption || type == MeteringPointType.NET_LOSS_CORRECTION;
        if (consumption && point.settlementMethod() == null) {
            row.wrong("settlement_method", "D01 or E02 for consumption (E17)");
        }
        if (!maySettle && point.settlementMethod() != null) {
            row.wrong("settlement_method", "nothing for type " + type.code());
        }
        if (!resolution.isFixed() && type != MeteringPointType.VE_PRODUCTION) {
            row.wrong("resolution", "PT15M or PT1H for type " + type.code());
        }
        judgeAreas(row, point, type == MeteringPointType.EXCHANGE);
        if (point.gridLoss() && !consumption && type != MeteringPointType.PRODUCTION) {
            row.wrong("grid_loss", "true only for consumption (E17) and production (E18)");
        }
        if (point.parent() != null && point.parent() == point.gsrn()) {
            row.wrong("parent", "another metering point");
        }
        if (point.validTo() != null && !point.validFrom().isBefore(point.validTo())) {
            row.wrong("valid_to", "a day after valid_from");
        }
    }

    private static void judgeAreas(CsvRow row, MeteringPointRow point, boolean exchange) {
        String from = point.fromGridArea();
        String to = point.toGridArea();
        if (!exchange) {
            if (from != null) {
                row.wrong("from_grid_area", "nothing but for exchange (E20)");
            }
            if (to != null) {
                row.wrong("to_grid_area", "nothing but for exchange (E20)");
            }
            return;
        }
        if (from == null) {
            row.wrong("from_grid_area", "the area the energy leaves");
        }
        if (to == null) {
            row.wrong("to_grid_area", "the area the energy enters");
        }
        if (from != null && from.equals(to)) {
            row.wrong("to_grid_area", "another area than from_grid_area");
        } else if (!point.gridArea().equals(from) && !point.gridArea().equals(to)) {
            row.wrong("grid_area", "the from- or the to-area");
        }
    }

    @Override
    Map<Long, List<MeteringPointRow>> current(List<Long> numbers, Map<Long, List<MeteringPointRow>> masterData) {
        return masterData;
    }

    /** All is said by the row itself. */
    @Override
    void judge(Entry<MeteringPointRow> entry, List<MeteringPointRow> masterData) {}

    @Override
    boolean overlap(MeteringPointRow one, MeteringPointRow other) {
        return Periods.overlap(one.validFrom(), one.validTo(), other.validFrom(), other.validTo());
    }

    @Override
    String withoutOverlap() {
        return "no period of this point that overlaps another one, of this file or of the registry";
    }

    @Override
    void write(List<Entry<MeteringPointRow>> fresh) {
        Set<Long> newPoints = new LinkedHashSet<>();
        fresh.forEach(entry -> newPoints.add(entry.gsrn()));
        newPoints.removeAll(store.existing(unit, newPoints));
        store.add(unit, newPoints, fresh.stream().map(Entry::said).toList(), now);
    }

    @Override
    public void end() {
        super.end();
        for (int from = 0; from < withParent.size(); from += ROWS_PER_BATCH) {
            judgeParents(withParent.subList(from, Math.min(from + ROWS_PER_BATCH, withParent.size())));
        }
    }

    /** Last, because a parent may stand anywhere in the file. @param entries each with its parent's number */
    private void judgeParents(List<Entry<MeteringPointRow>> entries) {
        Set<Long> parents = new HashSet<>();
        entries.forEach(entry -> parents.add(entry.gsrn()));
        Set<Long> existing = store.existing(unit, parents);
        for (Entry<MeteringPointRow> entry : entries) {
            if (!existing.contains(entry.gsrn())) {
                entry.row().wrong("parent", "a metering point of this file or the registry");
            }
        }
    }
}
