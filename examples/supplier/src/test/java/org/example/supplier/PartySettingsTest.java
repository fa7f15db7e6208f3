package org.example.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.marketmodel.MarketRole;

/** Who the party is: read whole, or refused with all that is wrong. */
class PartySettingsTest {

    private static final Path HERE = Path.of(System.getProperty("meterhub.root"), "examples", "supplier");

    @TempDir
    private Path folder;

    @Test
    void the_files_beside_the_example_lack_nothing_but_the_secret() throws IOException {
        PartySettings supplier =
                PartySettings.read(HERE.resolve("tindekraft.properties"), Map.of("PARTY_SECRET", "s3cret"));
        assertThat(supplier.role()).isEqualTo(MarketRole.ENERGY_SUPPLIER);
        assertThat(supplier.toString()).doesNotContain("s3cret");
        assertThat(PartySettings.read(
                                HERE.resolve("tindekraft.properties"),
                                Map.of("PARTY_SECRET", "s3cret", "PARTY_BROKER", "amqp://127.0.0.1:42281"))
                        .broker())
                .as("a demo takes any free port, and prints it")
                .isEqualTo("failover:(amqp://127.0.0.1:42281)");
        assertThatThrownBy(() -> PartySettings.read(HERE.resolve("fjordbygd.properties"), Map.of()))
                .hasMessageContaining("PARTY_SECRET")
                .hasMessageNotContaining("missing");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() throws IOException {
        Path file = folder.resolve("party.properties");
        Files.writeString(file, "broker = amqp://127.0.0.1\nhub = 1\nparty = 708\nrole = MDR\n");
        assertThatThrownBy(() -> PartySettings.read(file, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no secret")
                .hasMessageContaining("hub is 1,")
                .hasMessageContaining("party is 708,")
                .hasMessageContaining("role is MDR:")
                .hasMessageContaining("folder is missing");
    }
}
