package org.meterhub.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.hubapp.TestHub;

/** An integrator looks at a document before it is sent. */
class CheckCommandTest {

    private static final Path EXAMPLE = TestHub.projectFolder().resolve("examples/messages/validated-measure-data.xml");

    @TempDir
    private Path folder;

    private record Said(int exitCode, String out, String err) {

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    @Test
    void a_document_without_fault_is_accepted() {
        Said said = check(EXAMPLE.toString());
        assertThat(said.out()).isEqualToIgnoringNewLines(EXAMPLE + ": accepted, RSM-012 NotifyValidatedMeasureData");
        assertThat(said.exitCode()).isZero();
    }

    @Test
    void every_fault_is_told_with_code_place_line_and_what_was_expected() throws IOException {
        Path changed = changed(
                "<process.processType>E23", "<process.processType>E30",
                "5790001330552", "7080000010011",
                "707057500010000015", "707057500010000016",
                "<resolution>PT1H", "<resolution>PT15M",
                "<quantity>2.600", "<quantity>-2.600");
        Said said = check("--output", "json", changed.toString());
        assertThat(said.exitCode()).isEqualTo(1);
        JsonNode file = said.json().get(0);
        assertThat(file.get("verdict").asText()).isEqualTo("refused");
        assertThat(file.get("transactions").asInt()).isEqualTo(1);
        List<String> found = new ArrayList<>();
        for (JsonNode finding : file.get("findings")) {
            found.add(finding.get("code").asText() + " " + finding.get("path").asText() + " "
                    + Files.readAllLines(changed)
                            .get(finding.get("line").asInt() - 1)
                            .strip());
            assertThat(finding.get("documentation").asText()).startsWith("docs/reference/rejection-codes.md#");
        }
        assertThat(found)
                .containsExactly(
                        "00303 receiver_MarketParticipant.mRID <receiver_MarketParticipant.mRID codingScheme=\"A10\">7080000010011</receiver_MarketParticipant.mRID>",
                        "00402 process.processType <process.processType>E30</process.processType>",
                        "E10 Series[1]/marketEvaluationPoint.mRID <marketEvaluationPoint.mRID codingScheme=\"A10\">707057500010000016</marketEvaluationPoint.mRID>",
                        "E87 Series[1]/Period/Point <Point>",
                        "E86 Series[1]/Period/Point/quantity <quantity>-2.600</quantity>");
        assertThat(file.get("findings").get(3).get("expected").asText()).isEqualTo("100");
    }

    @Test
    void ids_that_the_hub_refuses_are_found_without_it() throws IOException {
        String series = series();
        Said said = check(changed(
                        "<mRID>example-values-20261025</mRID>",
                        "<mRID></mRID>",
                        series,
                        series + series + series.replace("example-values-20261025-1", "x".repeat(37)))
                .toString());
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .contains("00201 line 4 mRID: ")
                .contains("00102 line 130 Series/mRID: ")
                .contains("00205 line 246 Series/mRID: ");
    }

    @Test
    void what_the_schema_refuses_is_not_judged_further() throws IOException {
        Path changed = changed("<type>E66</type>", "<type>E99</type>", "5790001330552", "0000000000000");
        Said said = check(changed.toString());
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("00302 line 5 type: ").contains("E99").doesNotContain("00303");
    }

    @Test
    void faults_are_told_in_norwegian_when_asked_for() throws IOException {
        Path changed = changed("<type>E66</type>", "<type>E66 E66</type>");
        assertThat(check("--language", "no", changed.toString()).out())
                .contains("fant 'E66 E66' i type; ventet én kode i kodelisten");
        assertThat(check(changed.toString()).out()).contains("found 'E66 E66' in type; expected one code of its list");
    }

    @Test
    void the_schema_alone_lets_pass_what_only_the_hub_refuses() throws IOException {
        Path changed = changed("<businessSector.type>23", "<businessSector.type>27");
        assertThat(check("--schema-only", changed.toString()).exitCode()).isZero();
        assertThat(check(changed.toString()).out()).contains("00403 line 7 businessSector.type: ");
    }

    @Test
    void what_is_no_document_of_the_market_is_refused_and_what_is_not_there_cannot_be_read() throws IOException {
        Path other = Files.writeString(folder.resolve("other.xml"), "<other/>");
        Path broken = Files.writeString(folder.resolve("broken.xml"), "no XML at all");
        assertThat(check(other.toString()).out()).contains("00301 ");
        assertThat(check(broken.toString()).out()).contains("00302 ").contains("line 1: cannot be read as XML: ");
        assertThat(check(other.toString()).exitCode()).isEqualTo(1);

        Said said = check(EXAMPLE.toString(), folder.resolve("absent.xml").toString(), other.toString());
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("absent.xml: not readable: it does not exist");
        assertThat(check(folder.toString()).err()).contains("not readable: it is a directory");
        assertThat(said.out()).contains("validated-measure-data.xml: accepted").contains("other.xml: refused");
    }

    @Test
    void a_version_that_the_hub_does_not_know_is_told_with_the_one_it_knows() throws IOException {
        assertThat(check(changed(":0:1\"", ":0:2\"").toString()).out())
                .contains("00301 line 1")
                .contains("notifyvalidatedmeasuredata:0:2}")
                .contains("expected the namespace urn:ediel.org:measure:notifyvalidatedmeasuredata:0:1");
    }

    @Test
    void time_limits_are_judged_as_at_the_moment_asked_for() {
        assertThat(check("--at", "2026-10-26T06:00:00Z", EXAMPLE.toString()).exitCode())
                .isZero();
        assertThat(check("--at", "2036-10-26T00:00:00Z", EXAMPLE.toString()).out())
                .contains("E17 ");
        assertThat(check("--at", "yesterday", EXAMPLE.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void the_market_is_that_of_the_settings() throws IOException {
        Path settings = Files.writeString(folder.resolve("hub.properties"), "meterhub.market.hub=7080000010011\n");
        assertThat(check("--config", settings.toString(), EXAMPLE.toString()).out())
                .contains("00303 ")
                .contains("expected 7080000010011");
        assertThat(check("--config", "absent.properties", EXAMPLE.toString()).exitCode())
                .isEqualTo(2);
    }

    private static String series() throws IOException {
        String document = Files.readString(EXAMPLE);
        return document.substring(
                document.indexOf("  <Series>"), document.indexOf("</Series>\n") + "</Series>\n".length());
    }

    private Path changed(String... replacements) throws IOException {
        String document = Files.readString(EXAMPLE);
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(document).contains(replacements[i]);
            document = document.replace(replacements[i], replacements[i + 1]);
        }
        return Files.writeString(folder.resolve("changed.xml"), document);
    }

    private Said check(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), folder);
        List<String> command = new ArrayList<>(List.of("check"));
        command.addAll(List.of(arguments));
        int exitCode = Main.commandLine(console).execute(command.toArray(String[]::new));
        return new Said(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
