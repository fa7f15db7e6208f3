package org.meterhub.commandline;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.HubVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The command line of the hub, {@code ./hub}. */
@Command(
        name = "hub",
        description = "Meterhub, a metering data hub for an electricity market.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = HelpCommand.class)
public final class Main {

    private static final int HELP_WIDTH = 110;

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("serve")) {
            // Only a hub that serves tells its business events. Read by logback.xml when the first logger is made: none
            // is, up to here.
            System.setProperty("meterhub.log.level", "WARN");
        }
        System.exit(commandLine(Console.system()).execute(arguments));
    }

    /** Every command, in the order of the help text. A new one is added here. */
    private static List<Object> commands(Console console) {
        return List.of(
                new DemoCommand(),
                new ServeCommand(console),
                new MigrateCommand(console),
                new StatusCommand(console),
                new ImportCommand(console),
                new PartyCommand(console),
                new SettleCommand(console),
                new DeviationsCommand(console),
                new PricesCommand(console),
                new CheckCommand(console),
                new LogCommand(console),
                new SeriesCommand(console),
                new CompletenessCommand(console),
                new PointCommand(console),
                new ProcessCommand(console),
                new QuarantineCommand(console),
                new DeadLetterCommand(console),
                new AsideCommand(console),
                new RetentionCommand(console));
    }

    /** The command line, ready to execute; its result is one of {@link ExitCodes}. */
    public static CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(new Main());
        for (Object command : commands(console)) {
            line.addSubcommand(command);
        }
        line.getSubcommands().values().forEach(Main::addVersion);
        return line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(HELP_WIDTH)
                .registerConverter(LocalDate.class, PlainTypes::day)
                .registerConverter(Integer.class, PlainTypes::number)
                .registerConverter(int.class, PlainTypes::number)
                .registerConverter(Long.class, PlainTypes::longNumber)
                .registerConverter(long.class, PlainTypes::longNumber)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> explain(failure, console, wantsJson(parsed)));
    }

    private static void addVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Main::addVersion);
    }

    private static boolean wantsJson(ParseResult parsed) {
        ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        Object format = command.matchedOptionValue("--output", "");
        return "json".equals(String.valueOf(format));
    }

    private static int explain(Exception failure, Console console, boolean asJson) {
        if (failure instanceof AdminException refused) {
            String message = String.valueOf(refused.getMessage());
            if (asJson) {
                console.jsonError(Map.of("error", message));
            } else {
                console.err().println(message);
            }
            if (refused.isHubAbsent()) {
                return ExitCodes.NO_HUB;
            }
            return refused.isNotUnderstood() ? ExitCodes.WRONG_USAGE : ExitCodes.FAILED;
        }
        console.err().println("This should not have happened; please report it:");
        failure.printStackTrace(console.err());
        return ExitCodes.FAILED;
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Meterhub " + HubVersion.current()};
        }
    }
}
