package org.meterhub.benchmarks.registry;

import java.io.ByteArrayInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.ImportOutcome;
import org.meterhub.supplierregistry.RegistryFile;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the registry's tables with a whole country, as an operator would who moves from another system: without indexes and foreign keys, which come
 * back afterwards. PostgreSQL checks every one of them then, overlaps too: what cannot be is not loaded.
 */
public final class LargeRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(LargeRegistry.class);
    private static final Instant NOW = Instant.parse("2026-06-01T06:00:00Z");
    private static final String TABLES = "('metering_point_period', 'supply_period')";

    private final Database database;
    private final SupplierRegistry registry;
    private final GeneratedMarket market;
    private final MarketCalendar calendar = MarketProfile.norway().calendar();

    public LargeRegistry(Database database, SupplierRegistry registry, GeneratedMarket market) {
        this.database = database;
        this.registry = registry;
        this.market = market;
    }

    /** Loads it unless the same has been loaded into this database before. @return the seconds it took, 0 when it was there */
    public double loadUnlessThere() {
        List<Long> points = new ArrayList<>();
        database.run(unit -> read(unit, "select count(*) from metering_point", row -> points.add(row.getLong(1))));
        if (points.equals(List.of(0L))) {
            return load();
        }
        if (!points.equals(List.of((long) market.pointCount()))) {
            throw new IllegalStateException("the kept database has " + points + " points, not " + market.pointCount());
        }
        return 0;
    }

    /** @return the seconds it took */
    public double load() {
        for (RegistryFile kind : List.of(RegistryFile.PARTIES, RegistryFile.GRID_AREAS)) {
            byte[] file = market.file(kind);
            ImportOutcome outcome = database.inTransaction(unit ->
                    registry.registryImport().load(unit, kind, kind.kind(), new ByteArrayInputStream(file), NOW));
            if (!(outcome instanceof ImportOutcome.Imported)) {
                throw new IllegalStateException("the generated " + kind.kind() + " were refused: " + outcome);
            }
        }
        long start = System.nanoTime();
        List<String> putBack = setAside();
        database.run(this::points);
        database.run(this::pointPeriods);
        database.run(this::supplyPeriods);
        LOG.info("rows written after {} s", (System.nanoTime() - start) / 1e9);
        for (String definition : putBack) {
            database.run(unit -> {
                execute(unit, "set local maintenance_work_mem = '512MB'");
                execute(unit, definition);
            });
            LOG.info("{} s: {}", (System.nanoTime() - start) / 1e9, definition);
        }
        // As after an import, and as the server itself does later: statistics, and pages that need not be visited for
        // visibility.
        execute("vacuum analyze");
        return (System.nanoTime() - start) / 1e9;
    }

    /** Drops indexes and constraints of the large tables but their keys. @return what puts them back */
    private List<String> setAside() {
        List<String> putBack = new ArrayList<>();
        database.run(unit -> {
            List<String> drops = new ArrayList<>();
            read(
                    unit,
                    "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint"
                            + " where conrelid::regclass::text in " + TABLES + " and contype in ('f', 'x')",
                    row -> {
                        drops.add("alter table " + row.getString(1) + " drop constraint " + row.getString(2));
                        putBack.add("alter table " + row.getString(1) + " add constraint " + row.getString(2) + " "
                                + row.getString(3));
                    });
            for (String drop : drops) {
                execute(unit, drop);
            }
            drops.clear();
            read(
                    unit,
                    "select indexname, indexdef from pg_indexes where tablename in " + TABLES
                            + " and indexname not like '%pkey'",
                    row -> {
                        drops.add("drop index " + row.getString(1));
                        putBack.add(0, row.getString(2));
                    });
            for (String drop : drops) {
                execute(unit, drop);
            }
        });
        return putBack;
    }

    private void points(UnitOfWork unit) throws SQLException {
        try (BulkInsert rows = unit.bulkInsert("metering_point", "gsrn", "recorded_at")) {
            for (int number = 0; number < market.pointCount(); number++) {
                rows.row(market.point(number).gsrn().toLong(), NOW);
            }
        }
    }

    private void pointPeriods(UnitOfWork unit) throws SQLException {
        Instant since = calendar.startOf(market.beginning(0));
        String[] columns = ("gsrn,type,sub_type,connection_state,settlement_method,resolution,unit,product,grid_area,"
                        + "grid_loss,valid_from,recorded_at")
                .split(",");
        try (BulkInsert rows = unit.bulkInsert("metering_point_period", columns)) {
            for (int number = 0; number < market.pointCount(); number++) {
                rows.row(
                        market.point(number).gsrn().toLong(),
                        "E17",
                        "D01",
                        "E22",
                        "D01",
                        market.resolution().code(),
                        "KWH",
                        "8716867000030",
                        GeneratedMarket.area(number % GeneratedMarket.GRID_COMPANIES),
                        false,
                        since,
                        NOW);
            }
        }
    }

    private void supplyPeriods(UnitOfWork unit) throws SQLException {
        Map<String, Long> parties = new HashMap<>();
        Map<String, Long> balanceResponsible = new HashMap<>();
        read(unit, "select number, id, balance_responsible from party", row -> {
            parties.put(row.getString(1), row.getLong(2));
            balanceResponsible.put(row.getString(1), row.getLong(3));
        });
        Instant[] beginnings = new Instant[market.periodsPerPoint() + 1];
        for (int period = 0; period < market.periodsPerPoint(); period++) {
            beginnings[period] = calendar.startOf(market.beginning(period));
        }
        try (BulkInsert rows = unit.bulkInsert(
                "supply_period",
                "gsrn",
                "supplier",
                "balance_responsible",
                "customer_name",
                "valid_from",
                "valid_to",
                "recorded_at")) {
            for (int number = 0; number < market.pointCount(); number++) {
                Long gsrn = market.point(number).gsrn().toLong();
                for (int period = 0; period < market.periodsPerPoint(); period++) {
                    String supplier = market.supplier(number, period).value();
                    @Nullable Instant end = beginnings[period + 1];
                    rows.row(
                            gsrn,
                            parties.get(supplier),
                            balanceResponsible.get(supplier),
                            "Customer",
                            beginnings[period],
                            end,
                            NOW);
                }
            }
        }
    }

    /** Outside a transaction, as vacuum demands. */
    private void execute(String sql) {
        database.run(unit -> {
            unit.connection().setAutoCommit(true);
            execute(unit, sql);
            unit.connection().setAutoCommit(false);
        });
    }

    private static void execute(UnitOfWork unit, String sql) throws SQLException {
        try (Statement statement = unit.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static void read(UnitOfWork unit, String sql, RowReader reader) throws SQLException {
        try (Statement statement = unit.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
