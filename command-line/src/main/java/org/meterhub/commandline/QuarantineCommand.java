package org.meterhub.commandline;

import java.io.IOException;
import java.util.List;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.RegistryData.QuarantineRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hub quarantine ...}: the messages that the hub could not handle. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Shows the messages that the hub could not handle, and does something about them.")
public final class QuarantineCommand {

    private final Console console;

    public QuarantineCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the messages that wait in quarantine, the oldest first.")
    int list(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin PageOptions page)
            throws IOException, AdminException {
        List<QuarantineRow> kept = hub.connect(console).quarantine(page.conditions());
        if (output.isJson()) {
            console.json(kept);
            return ExitCodes.DONE;
        }
        Table table = new Table(">RECORD", "SINCE", "SENDER", "TYPE", "PROCESS", "MESSAGE ID", "STATE", "CAUSE");
        for (QuarantineRow one : kept) {
            table.row(
                    one.record(),
                    one.quarantinedAt(),
                    one.sender(),
                    Words.printable(one.type()),
                    Words.printable(one.process()),
                    Words.printable(one.messageId()),
                    state(one),
                    Words.clean(one.error().lines().findFirst().orElse("")));
        }
        table.print(console.out());
        page.sayWhatIsNext(console, kept, QuarantineRow::record);
        return ExitCodes.DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Shows a message in quarantine, why the hub could not handle it, and what was done about it.",
                "Its bytes: ./hub log show RECORD --raw."
            })
    int show(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin Which which) throws IOException, AdminException {
        print(hub.connect(console).quarantined(which.record), output);
        return ExitCodes.DONE;
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = {
                "Gives a message to the hub again, once the cause is gone, as if its sender had sent it once more.",
                "It is judged by the rules and the registry of now, it has its effect now, and its sender, who was told"
                        + " that the hub could not handle it, is answered again. Ask the sender first: it may have sent"
                        + " the same under other ids since. Under the same id the hub sees it, and refuses."
            })
    int retry(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin Which which, @Mixin RemarkOption why)
            throws IOException, AdminException {
        print(hub.connect(console).resolveQuarantined(which.record, "retry", why.remark()), output);
        return ExitCodes.DONE;
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Leaves a message for good. It is listed with --all, and its bytes stay in the log.")
    int discard(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin Which which, @Mixin RemarkOption why)
            throws IOException, AdminException {
        print(hub.connect(console).resolveQuarantined(which.record, "discard", why.remark()), output);
        return ExitCodes.DONE;
    }

    private void print(QuarantineRow kept, OutputOption output) {
        if (output.isJson()) {
            console.json(kept);
            return;
        }
        new Table("RECORD", String.valueOf(kept.record()))
                .row("in quarantine since", kept.quarantinedAt())
                .row("sender", kept.sender())
                .row("type", Words.printable(kept.type()))
                .row("process", Words.printable(kept.process()))
                .row("message id", Words.printable(kept.messageId()))
                .row("state", state(kept))
                .row("since", kept.resolvedAt())
                .row("remark", Words.printable(kept.remark()))
                .print(console.out());
        console.out().println();
        kept.error().lines().map(Words::clean).forEach(console.out()::println);
    }

    private static String state(QuarantineRow kept) {
        return kept.resolution() == null ? "waiting" : Words.of(kept.resolution());
    }

    /** The message. */
    static final class Which {

        @Parameters(
                paramLabel = "RECORD",
                description = "Its record, as ./hub quarantine list or ./hub log list shows it.")
        private long record;
    }
}
