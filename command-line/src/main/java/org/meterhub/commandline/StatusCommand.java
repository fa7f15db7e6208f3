package org.meterhub.commandline;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.meterhub.operator.AdminData.HubStatus;
import org.meterhub.operator.AdminData.QueueRow;
import org.meterhub.operator.AdminException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hub status}: how the hub is. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows how the hub is, and what waits in it.")
public final class StatusCommand implements Callable<Integer> {

    private static final String UNKNOWN = "not known: the database does not tell";

    private final Console console;

    @Mixin
    private final HubOptions hub = new HubOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    public StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, AdminException {
        HubStatus status = hub.connect(console).status();
        if (output.isJson()) {
            console.json(status);
            return ExitCodes.DONE;
        }
        Table table = new Table("METERHUB", status.version())
                .row("time", status.now())
                .row("data folder", status.dataFolder())
                .row("database", status.database())
                .row("AMQP", status.amqp())
                .row("CORE", status.core().isEmpty() ? "closed" : status.core())
                .row("log records indexed", status.logRecordsIndexed() < 0 ? UNKNOWN : status.logRecordsIndexed());
        for (QueueRow queue : status.queues()) {
            table.row("waiting in " + queue.queue(), queue.messages());
        }
        table.row("documents to publish", counted(status.outboxDocuments(), status.countMax()))
                .row("messages in quarantine", counted(status.quarantinedMessages(), status.countMax()))
                .row("could not be sent, set aside", counted(status.setAside(), status.countMax()))
                .print(console.out());
        for (String trouble : status.troubles()) {
            console.out().println(Words.clean("attention: " + trouble));
        }
        return ExitCodes.DONE;
    }

    private static String counted(int count, int max) {
        if (count < 0) {
            return UNKNOWN;
        }
        return count < max ? String.valueOf(count) : max + " or more";
    }
}
