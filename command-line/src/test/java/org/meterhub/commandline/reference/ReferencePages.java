package org.meterhub.commandline.reference;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.meterhub.commandline.Console;
import org.meterhub.commandline.Main;
import org.meterhub.hubapp.configuration.Setting;
import org.meterhub.hubroutes.request.RequestCatalogue;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.messageschemas.DocumentDirection;
import org.meterhub.messageschemas.DocumentType;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;

/** The text of the pages, from the code. */
final class ReferencePages {

    private static final String GENERATED =
            "<!-- Written from the code; a test compares. To write it anew: ./mvnw -pl command-line -am test -Dtest=ReferencePagesTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dmeterhub.docs.write=true -->\n\n";

    private ReferencePages() {}

    static String settings() {
        StringBuilder page = new StringBuilder("# Settings\n\n")
                .append(GENERATED)
                .append("`./hub serve` reads them from `hub.properties` in the current directory, or from the file that"
                        + " `--config` names, as\n`key = value`. A variable of the environment wins over the file, the"
                        + " file over the default. With a wrong or unknown\nsetting the hub does not start, and lists"
                        + " everything that is wrong (exit code 2).\n\n")
                .append("| key | environment | default | meaning |\n|---|---|---|---|\n");
        for (Setting setting : Setting.values()) {
            page.append("| `")
                    .append(setting.key())
                    .append("` | `")
                    .append(setting.environmentName())
                    .append("` | ")
                    .append(setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`")
                    .append(" | ")
                    .append(setting.meaning().replace("|", "\\|"))
                    .append(" |\n");
        }
        return page.append("\nRelative paths start from the current directory. How Java itself runs is set by"
                        + " `HUB_JAVA_OPTS`, for example\n`HUB_JAVA_OPTS=-Xmx2g ./hub serve`.\n")
                .toString();
    }

    static String commands() {
        StringBuilder page = new StringBuilder("# Commands\n\n")
                .append(GENERATED)
                .append("`./hub` builds what is not built yet and then runs the command. All commands but `serve` and"
                        + " `demo` talk to the hub that runs on a\ndata folder: they take port and token from"
                        + " `admin.token` in it, which only the hub's user can read. Data go to standard\noutput,"
                        + " everything that is said about them to standard error.\n\n")
                .append("| exit code | meaning |\n|---|---|\n")
                .append("| 0 | done |\n")
                .append(
                        "| 1 | understood, but refused, not found, or failed; standard error says why and what to do |\n")
                .append("| 2 | the command line or the configuration is wrong; nothing was done |\n")
                .append("| 3 | no hub answers |\n")
                .append("| 130, 143 | `serve` was stopped by Ctrl-C or SIGTERM |\n");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        append(page, Main.commandLine(new Console(nowhere, nowhere, Map.of(), Path.of(""))));
        return page.toString();
    }

    /** Commands that only hold others are skipped: their usage lists what follows anyway. */
    private static void append(StringBuilder page, CommandLine command) {
        if (command.getSubcommands().isEmpty()) {
            String usage = command.getUsageMessage(Ansi.OFF)
                    .lines()
                    .map(String::stripTrailing)
                    .collect(Collectors.joining("\n"));
            page.append("\n## ")
                    .append(command.getCommandSpec().qualifiedName())
                    .append("\n\n```text\n")
                    .append(usage)
                    .append("\n```\n");
        }
        for (CommandLine sub : command.getSubcommands().values()) {
            if (!(sub.getCommand() instanceof HelpCommand)) {
                append(page, sub);
            }
        }
    }

    /** The table of all documents, for a page that is otherwise written by hand. */
    static String messages() {
        StringBuilder table = new StringBuilder(
                "| message | name | group | way | `type` | `process.processType` | role of the party | role of the hub |"
                        + " mailbox | carried out |\n|---|---|---|---|---|---|---|---|---|---|\n");
        for (DocumentType type : DocumentType.values()) {
            table.append("| ")
                    .append(String.join(
                            " | ",
                            type.rsm(),
                            type.documentName(),
                            type.group().name().toLowerCase(Locale.ROOT),
                            type.direction() == DocumentDirection.BOTH
                                    ? "in, out"
                                    : type.direction().name().toLowerCase(Locale.ROOT),
                            orNone(type.typeCode()),
                            orNone(codes(type.processes())),
                            roles(type),
                            type.hubRole().code(),
                            type.isOutbound() ? type.category().label() : "–",
                            type.isInbound() ? orNo(codes(RequestCatalogue.SERVED.reasons(type))) : "–"))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String roles(DocumentType type) {
        if (type.direction() == DocumentDirection.BOTH) {
            return codes(type.senderRoles()) + " in; " + codes(type.receiverRoles()) + " out";
        }
        return codes(type.isInbound() ? type.senderRoles() : type.receiverRoles());
    }

    private static String codes(Set<? extends MarketCode> codes) {
        return codes.stream().map(MarketCode::code).sorted().collect(Collectors.joining(", "));
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private static String orNo(String text) {
        return text.isEmpty() ? "no" : text;
    }
}
