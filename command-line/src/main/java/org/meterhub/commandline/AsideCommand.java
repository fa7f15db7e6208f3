package org.meterhub.commandline;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminClient;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.RegistryData.AsideRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub aside ...}: what the hub was to send and could not. */
@Command(
        name = "aside",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what the hub was to send and could not, and does something about it: documents that the broker does not"
                    + " take, and series that cannot be written into a document.",
            "Each is set aside by itself, and holds up no other."
        })
public final class AsideCommand {

    private final Console console;

    public AsideCommand(Console console) {
        this.console = console;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what waits, the oldest first.")
    int list(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin PageOptions page)
            throws IOException, AdminException {
        List<AsideRow> kept = hub.connect(console).aside(page.conditions());
        if (output.isJson()) {
            console.json(kept);
            return ExitCodes.DONE;
        }
        Table table = new Table(">ID", "SINCE", "KIND", "RECEIVER", "ROLE", "TYPE", "MESSAGE ID", "STATE", "CAUSE");
        for (AsideRow one : kept) {
            table.row(
                    one.id(),
                    one.setAsideAt(),
                    Words.of(one.kind()),
                    one.receiver(),
                    one.role(),
                    one.type(),
                    one.messageId(),
                    state(one),
                    Words.clean(one.error().lines().findFirst().orElse("")));
        }
        table.print(console.out());
        page.sayWhatIsNext(console, kept, AsideRow::id);
        return ExitCodes.DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {"Shows one, and why it could not be sent.", "A document: ./hub log show RECORD --raw."})
    int show(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin Which which) throws IOException, AdminException {
        print(hub.connect(console).setAside(which.id), output);
        return ExitCodes.DONE;
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = {
                "Has it sent again, once the cause is gone, under the id that it had: the broker drops a copy.",
                "What fails again comes back under another number."
            })
    int retry(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Parameters(arity = "0..1", paramLabel = "ID", description = "Its number, as ./hub aside list shows it.")
                    @Nullable
                    Long id,
            @Option(names = "--all", description = "All that waits, a thousand at most.") boolean all)
            throws IOException, AdminException {
        AdminClient client = hub.connect(console);
        if (all == (id != null)) {
            console.err().println("Give either the ID of one, or --all.");
            return ExitCodes.WRONG_USAGE;
        }
        if (id == null) {
            console.out().println(Words.count(client.retryAside().count(), "thing") + " will be sent again.");
        } else {
            print(client.retryAside(id), output);
            console.err().println("It will be sent again.");
        }
        return ExitCodes.DONE;
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Leaves one for good. It is listed with --all; a document's bytes stay in the log.")
    int discard(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin Which which, @Mixin RemarkOption why)
            throws IOException, AdminException {
        print(hub.connect(console).discardAside(which.id, why.remark()), output);
        return ExitCodes.DONE;
    }

    private void print(AsideRow kept, OutputOption output) {
        if (output.isJson()) {
            console.json(kept);
            return;
        }
        new Table("ID", String.valueOf(kept.id()))
                .row("set aside since", kept.setAsideAt())
                .row("kind", Words.of(kept.kind()))
                .row("receiver", kept.receiver())
                .row("role", kept.role())
                .row("type", kept.type())
                .row("record", kept.record())
                .row("message id", kept.messageId())
                .row("state", state(kept))
                .row("since", kept.leftAt())
                .row("remark", Words.printable(kept.remark()))
                .print(console.out());
        console.out().println();
        kept.error().lines().map(Words::clean).forEach(console.out()::println);
    }

    private static String state(AsideRow kept) {
        return kept.leftAt() == null ? "waiting" : "discarded";
    }

    /** The one. */
    static final class Which {

        @Parameters(paramLabel = "ID", description = "Its number, as ./hub aside list shows it.")
        private long id;
    }
}
