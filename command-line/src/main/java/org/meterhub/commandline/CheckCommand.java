package org.meterhub.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubapp.configuration.ConfigurationReader;
import org.meterhub.hubapp.configuration.InvalidConfiguration;
import org.meterhub.hubroutes.check.CheckReport;
import org.meterhub.hubroutes.check.CheckReport.Finding;
import org.meterhub.hubroutes.check.DocumentCheck;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.Wording;
import org.meterhub.messageschemas.XmlLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub check FILE...}: judges documents as the hub would, without sending them and without a hub. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Judges documents as the hub would, without sending them; no hub needs to run.",
            "Looked at are the schema, the header, and every rule that needs nothing but the document. What depends on"
                    + " the registry, on the sender's rights or on what was sent before is not known here.",
            "Exit code 0: all are accepted; 1: at least one is refused; 2: at least one file cannot be read."
        })
public final class CheckCommand implements Callable<Integer> {

    private static final int NOT_READABLE = ExitCodes.WRONG_USAGE;

    private final Console console;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "XML documents, or - for standard input.")
    private final List<String> files = new ArrayList<>();

    @Option(names = "--schema-only", description = "Give the verdict of the schema alone.")
    private boolean schemaOnly;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File with the settings of the market. Default: hub.properties in the current directory.")
    private @Nullable Path config;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Judge time limits as at this moment, such as 2026-10-24T13:00:00Z. Default: now.")
    private @Nullable Instant at;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description = "How to speak: ${COMPLETION-CANDIDATES}; no and nb are the same. Default: en.")
    private Language language = Language.en;

    /** By the names that a user writes. */
    enum Language {
        en(Wording::english),
        no(Wording::norwegian),
        nb(Wording::norwegian);

        private final Function<Wording, String> chosen;

        Language(Function<Wording, String> chosen) {
            this.chosen = chosen;
        }

        String of(Wording wording) {
            return chosen.apply(wording);
        }

        String of(String english, String norwegian) {
            return this == en ? english : norwegian;
        }
    }

    public CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path settings = console.folder().resolve(config == null ? Path.of(HubOptions.SETTINGS_FILE) : config);
        if (config != null && !Files.isReadable(settings)) {
            console.err().println(config + " does not exist, or may not be read.");
            return ExitCodes.WRONG_USAGE;
        }
        DocumentCheck check;
        try {
            check = check(
                    ConfigurationReader.read(settings, console.environment()).market());
        } catch (InvalidConfiguration invalid) {
            console.err().println(invalid.getMessage());
            return ExitCodes.WRONG_USAGE;
        }
        int worst = ExitCodes.DONE;
        List<CheckedFile> checked = new ArrayList<>();
        for (String file : files) {
            CheckedFile one = judge(check, file);
            checked.add(one);
            worst = Math.max(worst, one.exitCode());
            if (!output.isJson()) {
                print(one);
            }
        }
        if (output.isJson()) {
            console.json(checked);
        }
        return worst;
    }

    private DocumentCheck check(MarketProfile market) {
        Instant moment = at;
        return new DocumentCheck(
                new MarketDocuments(XmlLimits.MARKET), market, moment == null ? MarketClock.system() : () -> moment);
    }

    private CheckedFile judge(DocumentCheck check, String file) {
        byte[] document;
        try {
            document = read(file);
        } catch (IOException unreadable) {
            return CheckedFile.notReadable(file, problem(file, unreadable));
        }
        CheckReport report = schemaOnly ? check.checkSchema(document) : check.check(document);
        return CheckedFile.of(file, report, language);
    }

    private String problem(String file, IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return language.of("it does not exist", "den finnes ikke");
        }
        if (unreadable instanceof AccessDeniedException) {
            return language.of("it may not be read", "den kan ikke åpnes");
        }
        return Files.isDirectory(console.folder().resolve(file))
                ? language.of("it is a directory", "det er en mappe")
                : language.of("it cannot be read: ", "den kan ikke leses: ") + unreadable.getMessage();
    }

    /** At most one byte more than the hub takes, which is enough to refuse it for its size. */
    private byte[] read(String file) throws IOException {
        int max = XmlLimits.MARKET.documentBytesMax() + 1;
        try (InputStream stream = file.equals("-")
                ? System.in
                : Files.newInputStream(console.folder().resolve(file))) {
            return stream.readNBytes(max);
        }
    }

    private void print(CheckedFile file) {
        if (file.exitCode() == NOT_READABLE) {
            console.err().println(file.file() + language.of(": not readable: ", ": kan ikke leses: ") + file.problem());
            return;
        }
        console.out()
                .println(file.file() + ": "
                        + language.of(file.verdict(), file.findings().isEmpty() ? "godtatt" : "avvist")
                        + (file.document() == null ? "" : ", " + file.document()));
        for (CheckedFile.Reason reason : file.findings()) {
            StringBuilder line = new StringBuilder("  ")
                    .append(reason.code())
                    .append(language.of(" line ", " linje "))
                    .append(reason.line())
                    .append(reason.path().isEmpty() ? "" : " " + reason.path())
                    .append(": ")
                    .append(reason.message());
            if (!reason.expected().isEmpty()) {
                line.append(language.of("; expected ", "; ventet ")).append(reason.expected());
            }
            // A finding repeats what the document says.
            console.out().println(Words.clean(line.toString()) + " [" + reason.documentation() + "]");
        }
    }

    /**
     * What is said of one file; in JSON under these names.
     *
     * @param file as given
     * @param verdict accepted, refused, or not readable
     * @param document what it is, as "RSM-012 NotifyValidatedMeasureData"; null when unknown
     * @param messageId the document's own id
     * @param transactions how many transactions were looked at
     * @param findings every reason to refuse
     * @param problem why the file cannot be read; null when it can
     */
    record CheckedFile(
            String file,
            String verdict,
            @Nullable String document,
            String messageId,
            int transactions,
            List<Reason> findings,
            @Nullable String problem) {

        /** One finding, see {@link Finding}. */
        record Reason(
                String code,
                int transaction,
                String transactionId,
                String path,
                int line,
                String message,
                String expected,
                String documentation) {

            static Reason of(Finding finding, Language language) {
                return new Reason(
                        finding.code().code(),
                        finding.transaction(),
                        finding.transactionId(),
                        finding.path(),
                        finding.line(),
                        language.of(finding.message()),
                        language.of(finding.expected()),
                        finding.documentation());
            }
        }

        static CheckedFile notReadable(String file, String problem) {
            return new CheckedFile(file, "not readable", null, "", 0, List.of(), problem);
        }

        static CheckedFile of(String file, CheckReport report, Language language) {
            return new CheckedFile(
                    file,
                    report.isAccepted() ? "accepted" : "refused",
                    report.type()
                            .map(type -> type.rsm() + " " + type.documentName())
                            .orElse(null),
                    report.header().messageId(),
                    report.transactions(),
                    report.findings().stream()
                            .map(finding -> Reason.of(finding, language))
                            .toList(),
                    null);
        }

        int exitCode() {
            if (problem != null) {
                return NOT_READABLE;
            }
            return findings.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }
}
