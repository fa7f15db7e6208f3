package org.meterhub.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminClient;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.OwnerOnly;
import org.meterhub.operator.ReportData.BillingSent;
import org.meterhub.operator.ReportData.Kind;
import org.meterhub.operator.ReportData.ReportAnswer;
import org.meterhub.operator.ReportData.ReportFile;
import org.meterhub.operator.ReportData.ReportWanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub settle report}, {@code billing} and {@code summary}: what was settled, as files. */
@Command
abstract class ReportCommands {

    private final Console console;

    ReportCommands(Console console) {
        this.console = console;
    }

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the settlement report of runs: a zip of CSV files with their results and, with --basis, with what"
                        + " was used.",
                "Without runs, of the balance fixing in force on each day from --from to --to: the newest that was sent. Its file"
                        + " RUNS says of which runs it is, their cut-offs, and when they were sent."
            })
    int report(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Mixin Choice choice,
            @Parameters(paramLabel = "RUN", arity = "0..*", description = "Versions of runs of one type and period.")
                    @Nullable
                    List<Long> runs,
            @Option(names = "--from", paramLabel = "DAY", description = "First market day. Default: that of the runs.")
                    @Nullable
                    String from,
            @Option(names = "--to", paramLabel = "DAY", description = "The market day after the last.") @Nullable
                    String to,
            @Option(names = "--per-area", description = "Results of each grid area in a file of its own.")
                    boolean perArea,
            @Option(names = "--basis", description = "Also what was used: values, points, charges and prices.")
                    boolean basis)
            throws IOException, AdminException {
        return fetch(
                hub,
                output,
                choice,
                choice.wanted(Kind.SETTLEMENT, runs == null ? List.of() : runs, from, to, perArea, basis));
    }

    @Command(
            name = "billing",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the billing basis of a month: a zip of CSV files with every value of each metering point, and what"
                        + " each charge comes to there.",
                "With --for, what that supplier gets."
            })
    int billing(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Mixin Choice choice,
            @Parameters(
                            paramLabel = "RUN",
                            arity = "1..*",
                            description = "Versions of runs of one wholesale type and month.")
                    List<Long> runs)
            throws IOException, AdminException {
        return fetch(hub, output, choice, choice.wanted(Kind.BILLING, runs, null, null, false, false));
    }

    @Command(
            name = "send-billing",
            mixinStandardHelpOptions = true,
            description = {
                "Sends suppliers what they bill by: the values each of their points was settled with (RSM-012), beside the"
                        + " amounts that went out with the results (RSM-019).",
                "Only of grid areas whose results are sent. Asking again goes on where it stopped and sends nothing twice."
            })
    int sendBilling(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "RUN", description = "The run's version.") long run)
            throws IOException, AdminException {
        BillingSent sent = hub.connect(console).sendBilling(run);
        if (output.isJson()) {
            console.json(sent);
            return ExitCodes.DONE;
        }
        console.out().println("Run " + run + ": " + sent.series() + " series of values sent");
        if (!sent.replaced().isEmpty()) {
            console.out()
                    .println(
                            "Nothing is sent of " + String.join(", ", sent.replaced())
                                    + ": a later run of the month was sent, and is what suppliers bill by; ./hub settle list shows it.");
        }
        if (sent.heldBack().isEmpty()) {
            return sent.replaced().isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
        }
        console.out()
                .println("Held back is " + String.join(", ", sent.heldBack())
                        + ": its results are not sent; ./hub settle send " + run + " sends them.");
        return ExitCodes.FAILED;
    }

    @Command(
            name = "summary",
            mixinStandardHelpOptions = true,
            description = {
                "Writes a run as a workbook (XLSX): totals of grid areas and suppliers, quality, missing values, findings and"
                        + " charges."
            })
    int summary(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Option(
                            names = "--language",
                            paramLabel = "CODE",
                            defaultValue = "en",
                            description = "Language of the headings, en or no. Default: ${DEFAULT-VALUE}.")
                    String language,
            @Mixin Target target,
            @Parameters(paramLabel = "RUN", description = "The run's version.") long run)
            throws IOException, AdminException {
        ReportWanted wanted = new ReportWanted(
                Kind.SUMMARY,
                List.of(run),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                language);
        return fetch(hub, output, target, wanted);
    }

    private int fetch(HubOptions hub, OutputOption output, Choice choice, ReportWanted wanted)
            throws IOException, AdminException {
        return fetch(hub, output, choice.target, wanted);
    }

    /** What is fetched appears complete or not at all. */
    private int fetch(HubOptions hub, OutputOption output, Target target, ReportWanted wanted)
            throws IOException, AdminException {
        AdminClient client = hub.connect(console);
        Path wish = target.resolve(console);
        if (wish != null && Files.exists(wish)) {
            throw AdminException.failed("There is a file " + wish + " already; it is left as it is.");
        }
        ReportAnswer answer = client.writeReport(wanted);
        Path file = wish == null ? console.folder().resolve(answer.fileName()) : wish;
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream bytes = OwnerOnly.create(part)) {
            client.fetchReport(answer, bytes);
        } catch (IOException | AdminException failure) {
            Files.deleteIfExists(part);
            throw failure;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        if (output.isJson()) {
            console.json(answer);
        } else {
            tell(answer, file);
        }
        return ExitCodes.DONE;
    }

    private void tell(ReportAnswer answer, Path file) {
        if (!answer.files().isEmpty()) {
            Table table = new Table("FILE", ">ROWS");
            for (ReportFile one : answer.files()) {
                table.row(one.name(), one.rows());
            }
            table.print(console.out());
        }
        answer.remarks().forEach(remark -> console.out().println(Words.clean(remark)));
        console.out().println("Written to " + file + ", " + Words.count(answer.bytes(), "byte") + ".");
    }

    /** Where to write. */
    static final class Target {

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = "File to write; it must not be there yet. Default: a name that says what it is, in the"
                        + " current directory.")
        private @Nullable Path file;

        @Nullable
        Path resolve(Console console) {
            return file == null ? null : console.folder().resolve(file);
        }
    }

    /** Whose report, and of what. */
    static final class Choice {

        @Mixin
        private Target target = new Target();

        @Option(
                names = "--area",
                paramLabel = "CODE",
                description = "A grid area; can be given several times. Default: all of the runs.")
        private @Nullable List<String> areas;

        @Option(
                names = "--for",
                paramLabel = "NUMBER",
                description =
                        "As this party may see it: a supplier itself, a grid company its areas, a system operator its"
                                + " charges. Default: everything.")
        private @Nullable String party;

        @Option(
                names = "--role",
                paramLabel = "CODE",
                description = "DDQ, DDM or EZ, where the party has several of these roles.")
        private @Nullable String role;

        @Option(names = "--supplier", paramLabel = "NUMBER", description = "Only what concerns this supplier.")
        private @Nullable String supplier;

        @Option(
                names = "--unsent",
                description =
                        "Also of runs that are not sent: a look ahead, which says so. Without runs, the newest of each day,"
                                + " sent or not.")
        private boolean unsent;

        @Option(names = "--limit-rows", description = "At most a million rows in a file, so that it can be opened.")
        private boolean limitRows;

        ReportWanted wanted(
                Kind kind,
                List<Long> runs,
                @Nullable String from,
                @Nullable String to,
                boolean perArea,
                boolean basis) {
            return new ReportWanted(
                    kind,
                    runs,
                    from,
                    to,
                    areas == null ? List.of() : areas,
                    party,
                    role,
                    supplier,
                    perArea,
                    limitRows,
                    basis,
                    unsent,
                    null);
        }
    }
}
