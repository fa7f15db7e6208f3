package org.meterhub.commandline;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminClient;
import org.meterhub.operator.AdminData.LogRecord;
import org.meterhub.operator.AdminException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub log ...}: every message the hub ever saw or wrote. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = "Shows the message log: every message the hub ever saw or wrote.")
public final class LogCommand {

    private final Console console;

    public LogCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists messages, the newest first. All conditions hold together.",
                "Every message is shown once, with what became of it; --all also shows when it was received and when"
                        + " it reached the broker."
            })
    int list(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin Conditions conditions)
            throws IOException, AdminException {
        List<LogRecord> records = hub.connect(console).log(conditions.asMap());
        if (output.isJson()) {
            console.json(records);
            return ExitCodes.DONE;
        }
        Table table = new Table(
                ">RECORD", "TIME", "KIND", "SENDER", "RECEIVER", "TYPE", "PROCESS", "OUTCOME", "CODES", "MESSAGE ID");
        for (LogRecord record : records) {
            table.row(
                    record.record(),
                    record.recordedAt(),
                    record.kind(),
                    record.sender(),
                    record.receiver(),
                    Words.printable(record.type()),
                    Words.printable(record.process()),
                    record.outcome(),
                    String.join(",", record.codes()),
                    Words.printable(record.messageId()));
        }
        table.print(console.out());
        if (records.size() == conditions.limit) {
            console.err()
                    .println("There may be older ones: --before "
                            + records.get(records.size() - 1).record());
        }
        return ExitCodes.DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one record of the log, or with --raw the bytes of its message exactly as they came or"
                    + " went.")
    int show(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Option(names = "--raw", description = "Write the bytes of the message to standard output.") boolean raw,
            @Parameters(paramLabel = "RECORD", description = "The record's number, as the list shows it.") long number)
            throws IOException, AdminException {
        AdminClient client = hub.connect(console);
        if (raw) {
            client.logPayload(number, console.out());
            console.out().flush();
            return ExitCodes.DONE;
        }
        LogRecord record = client.logRecord(number);
        if (output.isJson()) {
            console.json(record);
        } else {
            show(record, console.out());
        }
        return ExitCodes.DONE;
    }

    private static void show(LogRecord record, PrintStream out) {
        new Table("RECORD", String.valueOf(record.record()))
                .row("recorded at", record.recordedAt())
                .row("kind", record.kind())
                .row("direction", record.direction())
                .row("sender", record.sender())
                .row("receiver", record.receiver())
                .row("role of the party", record.partyRole())
                .row("queue", record.queue())
                .row("type", Words.printable(record.type()))
                .row("process", Words.printable(record.process()))
                .row("message id", Words.printable(record.messageId()))
                .row("answers", Words.printable(record.relatedMessageId()))
                .row("outcome", record.outcome())
                .row("codes", String.join(", ", record.codes()))
                .row("bytes", record.lengthBytes())
                .row("digest", record.digest())
                .row("about record", record.aboutRecord())
                .print(out);
    }

    /** What to look for in the log. */
    static final class Conditions {

        @Option(
                names = "--from",
                paramLabel = "TIME",
                description = "Records of this time and later: a market day such as 2026-10-24, or a moment such as"
                        + " 2026-10-24T13:00:00Z.")
        private @Nullable String from;

        @Option(names = "--to", paramLabel = "TIME", description = "Records before this time.")
        private @Nullable String to;

        @Option(names = "--party", paramLabel = "NUMBER", description = "Sender or receiver.")
        private @Nullable String party;

        @Option(names = "--type", paramLabel = "TYPE", description = "Type of document, for example RSM-012.")
        private @Nullable String type;

        @Option(names = "--message-id", paramLabel = "ID", description = "The document's own id.")
        private @Nullable String messageId;

        @Option(names = "--before", paramLabel = "RECORD", description = "Records before this one: the next page.")
        private @Nullable Long before;

        @Option(names = "--all", description = "All records of a message, not only what became of it.")
        private boolean all;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "100",
                description = "At most so many records. Default: ${DEFAULT-VALUE}.")
        private int limit;

        Map<String, String> asMap() {
            Map<String, String> map = new HashMap<>();
            Words.put(map, "from", from);
            Words.put(map, "to", to);
            Words.put(map, "party", party);
            Words.put(map, "type", type);
            Words.put(map, "message-id", messageId);
            Words.put(map, "before", before);
            Words.put(map, "all", all);
            Words.put(map, "limit", limit);
            return map;
        }
    }
}
