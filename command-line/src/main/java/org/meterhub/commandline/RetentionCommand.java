package org.meterhub.commandline;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.meterhub.operator.AdminData.Forgotten;
import org.meterhub.operator.AdminData.KeptMonth;
import org.meterhub.operator.AdminException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub retention ...}: what the hub keeps by the month, and the forgetting of old metered data. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = "Shows what the hub keeps by the month, and forgets or takes out old metered data.")
public final class RetentionCommand {

    private static final double BYTES_PER_MB = 1 << 20;

    private final Console console;

    public RetentionCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists the months of metered data and of the transaction ids that they came under.",
                "Rows are an estimate of the database, sizes are with indexes; an H2 file counts rows and does not know sizes."
            })
    int list(@Mixin HubOptions hub, @Mixin OutputOption output) throws IOException, AdminException {
        List<KeptMonth> months = hub.connect(console).retention();
        if (output.isJson()) {
            console.json(months);
            return ExitCodes.DONE;
        }
        Table table = new Table("TABLE", "MONTH", ">ROWS", ">MB");
        for (KeptMonth month : months) {
            table.row(
                    month.table(),
                    month.month(),
                    month.rows(),
                    String.format(Locale.ROOT, "%.1f", month.bytes() / BYTES_PER_MB));
        }
        table.print(console.out());
        return ExitCodes.DONE;
    }

    @Command(
            name = "forget",
            mixinStandardHelpOptions = true,
            description = {
                "Removes all metered data before a month for good. The hub never does so by itself.",
                "The last 36 full months are always kept, as corrections reach back so far. The log of messages is not touched."
            })
    int forget(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Option(
                            names = "--before",
                            required = true,
                            paramLabel = "MONTH",
                            description = "The first month that is kept, as in 2023-10.")
                    String before)
            throws IOException, AdminException {
        return print(hub.connect(console).forgetBefore(before), "forgotten", output);
    }

    @Command(
            name = "detach",
            mixinStandardHelpOptions = true,
            description = {
                "Takes the days before a month out of the hub into tables of their own, which it prints, so that they can be saved and dropped.",
                "For PostgreSQL only. The last 36 full months are always kept. Monthly values stay where they are."
            })
    int detach(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Option(
                            names = "--before",
                            required = true,
                            paramLabel = "MONTH",
                            description = "The first month that is kept, as in 2023-10.")
                    String before)
            throws IOException, AdminException {
        return print(hub.connect(console).detachBefore(before), "taken out", output);
    }

    private int print(Forgotten forgotten, String done, OutputOption output) {
        if (output.isJson()) {
            console.json(forgotten);
            return ExitCodes.DONE;
        }
        forgotten.tables().forEach(console.out()::println);
        console.err()
                .println(
                        forgotten.anything()
                                ? "Metered data before " + forgotten.before() + " are " + done + "."
                                : "There were no metered data before " + forgotten.before() + ".");
        return ExitCodes.DONE;
    }
}
