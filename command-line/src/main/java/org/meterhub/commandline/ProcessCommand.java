package org.meterhub.commandline;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.RegistryData.EntryKind;
import org.meterhub.operator.RegistryData.ProcessEntry;
import org.meterhub.operator.RegistryData.ProcessRow;
import org.meterhub.operator.RegistryData.ProcessStory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub process ...}: the market's processes, and what happened in each. */
@Command(
        name = "process",
        mixinStandardHelpOptions = true,
        description = "Shows the market's processes: changes of supplier, moves, and the others about metering points.")
public final class ProcessCommand {

    /** With the offset, so that the two hours that a clock shows twice in autumn can be told apart. */
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

    private final Console console;

    public ProcessCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists processes, the latest first. All conditions hold together.",
                "A refused request opens no process; the log shows what became of it."
            })
    int list(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin Conditions conditions)
            throws IOException, AdminException {
        List<ProcessRow> processes = hub.connect(console).processes(conditions.asMap());
        if (output.isJson()) {
            console.json(processes);
            return ExitCodes.DONE;
        }
        Table table = new Table(
                ">PROCESS", "KIND", "STATE", "METERING POINT", "EFFECTIVE FROM", "REQUESTER", "OPENED AT", "DEADLINE");
        for (ProcessRow process : processes) {
            table.row(
                    process.process(),
                    process.kind(),
                    Words.of(process.state()),
                    process.meteringPoint(),
                    process.effectiveFrom(),
                    process.requester(),
                    process.openedAt(),
                    process.deadline());
        }
        table.print(console.out());
        if (processes.size() == conditions.limit) {
            console.err()
                    .println("There may be earlier ones: --before "
                            + processes.get(processes.size() - 1).process());
        }
        return ExitCodes.DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Shows a process: what was asked for, its deadline, and each step and message in order. Times are the"
                        + " market's, with their offset from UTC.",
                "The bytes of a message: ./hub log show RECORD --raw."
            })
    int show(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Parameters(
                            paramLabel = "ID",
                            description = "The hub's number of the process, or the transaction id of its request. Where"
                                    + " several parties have used the same transaction id, all are shown.")
                    String id)
            throws IOException, AdminException {
        List<ProcessStory> stories = hub.connect(console).processStories(id);
        if (output.isJson()) {
            console.json(stories);
            return ExitCodes.DONE;
        }
        for (ProcessStory story : stories) {
            print(story, console.out());
        }
        return ExitCodes.DONE;
    }

    private static void print(ProcessStory story, PrintStream out) {
        ZoneId zone = ZoneId.of(story.zone());
        ProcessRow process = story.process();
        new Table("PROCESS", String.valueOf(process.process()))
                .row("kind", process.kind() + " " + Words.of(process.name()))
                .row("state", Words.of(process.state()))
                .row("metering point", process.meteringPoint())
                .row("effective from", Words.day(Instant.parse(process.effectiveFrom()), zone))
                .row("requester", process.requester())
                .row("transaction id", Words.printable(process.transactionId()))
                .row("may be withdrawn until", local(process.deadline(), zone))
                .row("next step at", process.dueAt() == null ? "none is left" : local(process.dueAt(), zone))
                .row("undoes process", process.concerns())
                .print(out);
        out.println();
        Table table = new Table("TIME", "WHAT", "MESSAGE", "PARTY", "MESSAGE ID", ">RECORD", ">LOG INDEX");
        for (ProcessEntry entry : story.entries()) {
            table.row(
                    local(entry.at(), zone),
                    what(entry),
                    entry.documentType(),
                    entry.party(),
                    Words.printable(entry.messageId()),
                    entry.record(),
                    entry.logIndex());
        }
        table.print(out);
        out.println();
    }

    private static String what(ProcessEntry entry) {
        if (entry.event() != null) {
            return Words.of(entry.event());
        }
        return entry.kind() == EntryKind.RECEIVED ? "received from" : "sent to";
    }

    private static String local(String moment, ZoneId zone) {
        return LOCAL.format(Instant.parse(moment).atZone(zone));
    }

    /** Which processes to list. */
    static final class Conditions {

        @Option(names = "--point", paramLabel = "GSRN", description = "About this metering point.")
        private @Nullable String point;

        @Option(names = "--party", paramLabel = "NUMBER", description = "Asked for by this party.")
        private @Nullable String party;

        @Option(names = "--kind", paramLabel = "BRS", description = "Of this kind, for example BRS-001.")
        private @Nullable String kind;

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "In this state: awaiting_deadline, effectuated, awaiting_customer_data, cancelled,"
                        + " overtaken or undone.")
        private @Nullable String state;

        @Option(
                names = "--from",
                paramLabel = "TIME",
                description = "Opened at this time or later: a market day such as 2026-10-24, or a moment such as"
                        + " 2026-10-24T13:00:00Z.")
        private @Nullable String from;

        @Option(names = "--to", paramLabel = "TIME", description = "Opened before this time.")
        private @Nullable String to;

        @Option(names = "--date", paramLabel = "DAY", description = "About this market day: the date it takes effect.")
        private @Nullable String date;

        @Option(names = "--before", paramLabel = "PROCESS", description = "Before this one: the next page.")
        private @Nullable Long before;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "100",
                description = "At most so many processes. Default: ${DEFAULT-VALUE}.")
        private int limit;

        Map<String, String> asMap() {
            Map<String, String> map = new HashMap<>();
            Words.put(map, "point", point);
            Words.put(map, "party", party);
            Words.put(map, "kind", kind);
            Words.put(map, "state", state);
            Words.put(map, "from", from);
            Words.put(map, "to", to);
            Words.put(map, "date", date);
            Words.put(map, "before", before);
            Words.put(map, "limit", limit);
            return map;
        }
    }
}
