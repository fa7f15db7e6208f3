package org.meterhub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {

    private static final String TABLE =
            "create table thing (id bigint primary key, small smallint, whole integer, name varchar(200), content bytea,"
                    + " at timestamp with time zone, day date, flag boolean, key uuid)";

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void bulk_rows_come_back_as_they_went_in(Dialect dialect) throws SQLException {
        Instant at = Instant.parse("1999-12-31T23:59:59.123456Z");
        UUID key = UUID.randomUUID();
        byte[] large = new byte[200_000];
        large[199_999] = 7;
        try (Database database = withTable(dialect)) {
            database.run(unit -> {
                try (BulkInsert bulk = unit.bulkInsert(
                        "thing", "id", "small", "whole", "name", "content", "at", "day", "flag", "key")) {
                    bulk.row(1L, (short) -3, 70_000, "blåbær\t\\N", large, at, LocalDate.of(1969, 7, 20), true, key);
                    bulk.row(2L, null, null, null, null, null, null, null, null);
                    for (long id = 3; id <= 5_000; id++) {
                        bulk.row(id, (short) 1, 1, "n" + id, new byte[] {1}, at, LocalDate.of(2026, 1, 1), false, key);
                    }
                    assertThat(bulk.count()).isEqualTo(5_000);
                }
            });
            database.run(unit -> {
                try (Statement query = unit.connection().createStatement();
                        ResultSet row = query.executeQuery(
                                "select *, (select count(*) from thing) as total from thing order by id")) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getLong("total")).isEqualTo(5_000);
                    assertThat(row.getShort("small")).isEqualTo((short) -3);
                    assertThat(row.getInt("whole")).isEqualTo(70_000);
                    assertThat(row.getString("name")).isEqualTo("blåbær\t\\N");
                    assertThat(row.getBytes("content")).isEqualTo(large);
                    assertThat(row.getObject("at", OffsetDateTime.class).toInstant())
                            .isEqualTo(at);
                    assertThat(row.getObject("day", LocalDate.class)).isEqualTo(LocalDate.of(1969, 7, 20));
                    assertThat(row.getBoolean("flag")).isTrue();
                    assertThat(row.getObject("key", UUID.class)).isEqualTo(key);
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString("name")).isNull();
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void work_that_throws_leaves_nothing(Dialect dialect) {
        try (Database database = withTable(dialect)) {
            assertThatThrownBy(() -> database.run(unit -> {
                        insert(unit, 1);
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(count(database)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_attempt_that_fails_undoes_itself_only(Dialect dialect) {
        try (Database database = withTable(dialect)) {
            database.run(unit -> {
                insert(unit, 1);
                assertThat(unit.attempt(() -> {
                            insert(unit, 2);
                            return false;
                        }))
                        .isFalse();
                assertThat(unit.attempt(() -> {
                            insert(unit, 3);
                            return true;
                        }))
                        .isTrue();
            });
            assertThat(count(database)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void hooks_run_in_their_place_and_a_resource_is_made_once(Dialect dialect) {
        List<String> seen = new ArrayList<>();
        try (Database database = withTable(dialect)) {
            database.run(unit -> {
                unit.afterCommit(() -> seen.add("after"));
                unit.beforeCommit(() -> seen.add("before"));
                unit.atEnd(() -> seen.add("end"));
                assertThat(unit.resource(StringBuilder.class, made -> new StringBuilder("one")))
                        .isSameAs(unit.resource(StringBuilder.class, made -> new StringBuilder("two")));
            });
        }
        assertThat(seen).containsExactly("before", "after", "end");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_lease_has_one_holder_and_a_growing_fence(Dialect dialect) {
        try (Database database = withTable(dialect)) {
            Leases leases = new Leases(database);
            Lease first =
                    leases.acquire("relay", "hub-1", Duration.ofMinutes(1)).orElseThrow();
            assertThat(leases.acquire("relay", "hub-2", Duration.ofMinutes(1))).isEmpty();
            assertThat(leases.acquire("relay", "hub-1", Duration.ofMinutes(1))).contains(first);
            leases.release(first);
            Lease second =
                    leases.acquire("relay", "hub-2", Duration.ofMinutes(1)).orElseThrow();
            assertThat(second.fence()).isGreaterThan(first.fence());
            database.run(unit -> {
                assertThat(Leases.confirm(unit, first)).isFalse();
                assertThat(Leases.confirm(unit, second)).isTrue();
            });
        }
    }

    private static Database withTable(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect);
        database.run(unit -> {
            try (Statement create = unit.connection().createStatement()) {
                create.execute(TABLE);
            }
        });
        return database;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void tables_of_a_newer_version_are_left_alone(Dialect dialect) {
        try (Database database = TestDatabases.fresh(dialect)) {
            database.migrate("database");
            database.run(unit -> {
                try (Statement newer = unit.connection().createStatement()) {
                    newer.executeUpdate(
                            "insert into flyway_database (installed_rank, version, description, type, script, checksum, installed_by,"
                                    + " execution_time, success) values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'sa', 1, true)");
                }
            });
            assertThatThrownBy(() -> database.migrate("database"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("newer version of the hub (database 999 is not known here)");
            assertThatThrownBy(() -> database.pendingMigrations("database")).hasMessageContaining("newer version");
        }
    }

    private static void insert(UnitOfWork unit, long id) throws SQLException {
        try (PreparedStatement insert = unit.connection().prepareStatement("insert into thing (id) values (?)")) {
            insert.setLong(1, id);
            insert.executeUpdate();
        }
    }

    private static long count(Database database) {
        return database.inTransaction(unit -> {
            try (Statement query = unit.connection().createStatement();
                    ResultSet row = query.executeQuery("select count(*) from thing")) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
