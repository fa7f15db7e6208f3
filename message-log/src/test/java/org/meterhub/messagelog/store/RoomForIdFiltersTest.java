package org.meterhub.messagelog.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.AcceptedIds.Keeping;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messagelog.Sha256;

class RoomForIdFiltersTest {

    private static final PartyId SENDER = Gln.ofBody("700000000001");
    private static final Sha256 BODY = Sha256.over("values".getBytes(StandardCharsets.UTF_8));
    private static final LocalDate TODAY = LocalDate.parse("2026-06-15");

    /** A month with one id takes one block; there is room for two of the five. */
    @Test
    void the_newest_months_that_fit_are_learnt_and_the_others_asked() {
        JdbcAcceptedIds ids = new JdbcAcceptedIds(2 * IdFilter.bytesFor(1));
        try (Database database = TestDatabases.fresh(Dialect.POSTGRESQL, MessageStores.MIGRATIONS)) {
            for (int month = 1; month <= 5; month++) {
                use(database, ids, LocalDate.of(2026, month, 10));
            }
            while (database.inTransaction(unit -> ids.sealMonth(unit, TODAY))) {
                assertThat(used(database, ids)).hasSize(5);
            }
            int learnt = 0;
            while (database.inTransaction(ids::learnMonth)) {
                learnt++;
                assertThat(used(database, ids)).hasSize(5);
            }
            assertThat(learnt).isEqualTo(2);

            use(database, ids, TODAY);
            boolean closed = database.inTransaction(unit -> ids.sealMonth(unit, TODAY.plusMonths(1)));
            boolean newest = database.inTransaction(ids::learnMonth);
            boolean more = database.inTransaction(ids::learnMonth);
            assertThat(List.of(closed, newest, more)).containsExactly(true, true, false);
            assertThat(used(database, ids)).hasSize(6);
        }
    }

    private static void use(Database database, JdbcAcceptedIds ids, LocalDate day) {
        database.run(unit -> ids.keepMonths(unit, day));
        database.run(unit -> ids.register(
                unit,
                SENDER,
                "message of " + day,
                BODY,
                1,
                Keeping.BY_MONTH,
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                List.of("used on " + day)));
    }

    private static List<String> used(Database database, JdbcAcceptedIds ids) {
        return database.inTransaction(unit -> List.copyOf(ids.usedTransactionIds(
                unit,
                SENDER,
                List.of(
                        "used on 2026-01-10",
                        "used on 2026-02-10",
                        "used on 2026-03-10",
                        "used on 2026-04-10",
                        "used on 2026-05-10",
                        "used on " + TODAY,
                        "never used"))));
    }
}
