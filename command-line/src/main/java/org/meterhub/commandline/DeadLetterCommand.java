package org.meterhub.commandline;

import java.io.IOException;
import java.util.List;
import org.meterhub.operator.AdminClient;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.RegistryData.DeadLetterRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead ...}: the messages that were delivered again and again in vain. */
@Command(
        name = "dead",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the dead letters: messages that were delivered again and again in vain, and does something about them.",
            "A message that the hub could read but not handle is in quarantine: ./hub quarantine."
        })
public final class DeadLetterCommand {

    private final Console console;

    public DeadLetterCommand(Console console) {
        this.console = console;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the dead letters, the oldest first.")
    int list(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "At most so many letters. Default: ${DEFAULT-VALUE}.")
                    int limit)
            throws IOException, AdminException {
        List<DeadLetterRow> letters = hub.connect(console).deadLetters(limit);
        if (output.isJson()) {
            console.json(letters);
            return ExitCodes.DONE;
        }
        Table table = new Table(">LETTER", "SENT AT", "FROM", "DIED IN", "TYPE", "MESSAGE ID", ">BYTES");
        for (DeadLetterRow letter : letters) {
            table.row(
                    letter.letter(),
                    letter.sentAt(),
                    from(letter),
                    letter.queue(),
                    letter.type(),
                    letter.messageId(),
                    letter.bytes());
        }
        table.print(console.out());
        if (letters.size() == limit) {
            console.err().println("There may be more: --limit " + 2 * limit);
        }
        return ExitCodes.DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one dead letter, or with --raw the bytes of its body.")
    int show(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Option(names = "--raw", description = "Write the bytes to standard output.") boolean raw,
            @Mixin Which which)
            throws IOException, AdminException {
        AdminClient client = hub.connect(console);
        if (raw) {
            client.deadLetterPayload(which.letter, console.out());
            console.out().flush();
            return ExitCodes.DONE;
        }
        print(client.deadLetter(which.letter), output);
        return ExitCodes.DONE;
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = {
                "Gives a letter back to the queue where it died, once the cause is gone.",
                "What a party sent is handled as if it had come now; a document of the hub is delivered to its party"
                        + " again. What fails again comes back under another number."
            })
    int retry(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin Which which)
            throws IOException, AdminException {
        DeadLetterRow letter = hub.connect(console).retryDeadLetter(which.letter);
        print(letter, output);
        console.err().println("It is back in " + letter.queue() + ".");
        return ExitCodes.DONE;
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = {
                "Leaves a letter for good.",
                "What a party sent is logged first, with its bytes, and its sender is told that the hub could not handle"
                        + " it (RSM-009, D13): ./hub quarantine list --all. A document of the hub is in the log since it"
                        + " was written: ./hub log list --message-id ID."
            })
    int discard(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin Which which, @Mixin RemarkOption why)
            throws IOException, AdminException {
        DeadLetterRow letter = hub.connect(console).discardDeadLetter(which.letter, why.remark());
        print(letter, output);
        console.err()
                .println(
                        letter.sender() == null
                                ? "It is discarded. The log has the document."
                                : "It is discarded. ./hub quarantine list --all has it.");
        return ExitCodes.DONE;
    }

    private void print(DeadLetterRow letter, OutputOption output) {
        if (output.isJson()) {
            console.json(letter);
            return;
        }
        new Table("LETTER", String.valueOf(letter.letter()))
                .row("sent at", letter.sentAt())
                .row("from", from(letter))
                .row("died in", letter.queue())
                .row("type", letter.type())
                .row("message id", letter.messageId())
                .row("bytes", letter.bytes())
                .print(console.out());
    }

    private static String from(DeadLetterRow letter) {
        return letter.sender() == null ? "the hub" : letter.sender();
    }

    /** The letter. */
    static final class Which {

        @Parameters(paramLabel = "LETTER", description = "Its number, as ./hub dead list shows it.")
        private long letter;
    }
}
