package org.meterhub.supplierregistry.file;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.store.PartyDirectory;
import org.meterhub.supplierregistry.store.PartyStore;

/** The rows of {@code grid-areas.csv}. */
public final class GridAreaRows implements RowTaker {

    private static final int NAME_LENGTH_MAX = 200;
    private static final int PRICE_AREA_LENGTH_MAX = 10;

    private final UnitOfWork unit;
    private final PartyStore store;
    private final RowErrors errors;
    private final Instant now;
    private final Map<GridAreaCode, Long> lines = new LinkedHashMap<>();
    private final Map<GridAreaCode, GridArea> fresh = new LinkedHashMap<>();
    private long added;
    private long unchanged;

    public GridAreaRows(UnitOfWork unit, PartyStore store, RowErrors errors, Instant now) {
        this.unit = unit;
        this.store = store;
        this.errors = errors;
        this.now = now;
    }

    @Override
    public void take(CsvRow row) {
        PartyDirectory known = store.directory(unit);
        GridAreaCode code = row.gridArea("code");
        String name = row.text("name", NAME_LENGTH_MAX);
        String priceArea = row.text("price_area", PRICE_AREA_LENGTH_MAX);
        PartyId gridCompany = row.party("grid_company");
        PartyId lossSupplier = row.optionalParty("grid_loss_supplier");
        judgeRole(row, known, "grid_company", gridCompany, MarketRole.GRID_COMPANY);
        judgeRole(row, known, "grid_loss_supplier", lossSupplier, MarketRole.ENERGY_SUPPLIER);
        PartyId lastResort = row.optionalParty("last_resort_supplier");
        judgeRole(row, known, "last_resort_supplier", lastResort, MarketRole.ENERGY_SUPPLIER);
        if (code == null || name == null || priceArea == null || gridCompany == null || !row.isGood()) {
            return;
        }
        Long before = lines.putIfAbsent(code, row.line());
        if (before != null) {
            row.wrong("code", "each grid area once; it stands in line " + before + " too");
            return;
        }
        GridArea area = new GridArea(code, name, priceArea, gridCompany, lossSupplier, lastResort);
        GridArea present = known.find(code).orElse(null);
        if (present == null) {
            fresh.put(code, area);
        } else if (present.equals(area)) {
            unchanged++;
        } else {
            row.wrong("code", "a new grid area, or exactly what is registered: " + present);
        }
    }

    private static void judgeRole(
            CsvRow row, PartyDirectory known, String column, @Nullable PartyId number, MarketRole role) {
        if (number == null) {
            return;
        }
        Party party = known.find(number).orElse(null);
        if (party == null || !party.roles().contains(role)) {
            row.wrong(column, "a registered party with role " + role.code());
        }
    }

    @Override
    public void end() {
        if (errors.isEmpty()) {
            store.addGridAreas(unit, fresh.values(), now);
            added = fresh.size();
        }
    }

    @Override
    public long added() {
        return added;
    }

    @Override
    public long unchanged() {
        return unchanged;
    }
}
