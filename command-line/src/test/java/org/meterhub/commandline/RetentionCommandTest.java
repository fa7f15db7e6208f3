package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.commandline.Operator.Said;
import org.meterhub.hubapp.AdminPort;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.TestHub;
import org.meterhub.operator.AdminServer;

/** What an operator does once a year, and before a new version. */
class RetentionCommandTest {

    @Test
    void old_values_are_forgotten_and_those_that_corrections_reach_never(@TempDir Path folder) throws Exception {
        Operator operator = new Operator(folder);
        try (Hub hub = TestHub.start(folder.resolve("data"));
                AdminServer admin = AdminPort.open(hub)) {
            assertThat(operator.done("retention", "list").lines().get(0)).contains("TABLE", "MONTH", "ROWS", "MB");
            assertThat(operator.done("retention", "forget", "--before", "2023-10")
                            .err())
                    .contains("There were no metered data before 2023-10");
            Said tooLate = operator.run("retention", "forget", "--before", "2023-11");
            assertThat(tooLate.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(tooLate.err()).contains("may still be corrected", "2023-10 is the latest");
            Said noMonth = operator.run("retention", "forget", "--before", "October");
            assertThat(noMonth.exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
            Said detach = operator.run("retention", "detach", "--before", "2023-10");
            assertThat(detach.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(detach.err()).contains("H2");
        }
    }

    @Test
    void tables_are_made_and_brought_up_to_date_without_a_hub(@TempDir Path folder) throws Exception {
        Operator operator = new Operator(folder);
        Properties settings = TestHub.settings(folder.resolve("data"));
        try (Writer file = Files.newBufferedWriter(folder.resolve(HubOptions.SETTINGS_FILE))) {
            settings.store(file, null);
        }
        Said wouldDo = operator.done("migrate", "--dry-run");
        assertThat(wouldDo.out()).contains("metereddata", "messagelog", "settlement");
        assertThat(wouldDo.err()).contains("would be done");
        Said did = operator.done("migrate");
        assertThat(did.out()).isEqualTo(wouldDo.out());
        assertThat(operator.done("migrate").err()).contains("up to date");
        try (Hub hub = TestHub.start(folder.resolve("data"))) {
            Said taken = operator.run("migrate");
            assertThat(taken.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(taken.err()).contains("another hub works in the data folder");
        }
    }
}
