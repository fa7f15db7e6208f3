package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketplay.ExampleHub;

/** Answers to one's parties must not lie in mailboxes of another's broker. */
class OneBrokerTest {

    @Test
    @Timeout(240)
    void a_hub_with_another_broker_does_not_start_beside_one_that_runs(@TempDir Path folder) throws Exception {
        DatabaseConfiguration database = TestDatabases.freshConfiguration(Dialect.POSTGRESQL);
        HubConfiguration first = ExampleHub.configuration(folder.resolve("first"), database);
        HubConfiguration second = ExampleHub.configuration(folder.resolve("second"), database);
        MarketClock clock = new MarketClock.Settable(ExampleHub.BEGINNING);
        try (Hub running = Hub.start(first, clock)) {
            assertThatThrownBy(() -> Hub.start(second, clock).close())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another hub works on this database with a broker of its own")
                    .hasMessageContaining("meterhub.broker.mode=remote");
        }
        // The same broker at once, another as soon as that has ended.
        Hub.start(first, clock).close();
        Hub.start(second, clock).close();
    }
}
