package org.meterhub.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.SettlementData.PriceAnswer;
import org.meterhub.operator.SettlementData.PriceImportRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub prices ...}: imbalance and spot prices from CSV files. */
@Command(
        name = "prices",
        mixinStandardHelpOptions = true,
        description = "Checks and imports imbalance and spot prices.")
public final class PricesCommand {

    private final Console console;

    public PricesCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Checks a CSV file of prices and imports nothing: heading price_area;time;price, a row per hour or quarter,"
                        + " times with their offset, prices per MWh.",
                "A file holds whole market days; every missing hour is named. Ends with exit code 1 when there is a problem."
            })
    int check(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin Source source)
            throws IOException, AdminException {
        return tell(source.hand(hub, console, Map.of()), output);
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Checks a CSV file of prices and imports it, as a whole or not at all. Where two imports have a"
                            + " price of the same time, the later one counts.")
    int load(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin Source source, @Mixin PersonOption person)
            throws IOException, AdminException {
        return tell(source.hand(hub, console, Map.of("commit", "true", "by", person.name())), output);
    }

    private int tell(PriceAnswer answer, OutputOption output) {
        if (output.isJson()) {
            console.json(answer);
        } else if (answer.problems().isEmpty()) {
            console.out()
                    .println(Words.count(answer.prices(), "price") + " of " + answer.priceArea() + " from "
                            + answer.from() + " to " + answer.to()
                            + (answer.imported() == null
                                    ? ": all is well, nothing is imported yet"
                                    : ": imported as number " + answer.imported()));
        } else {
            answer.problems().forEach(problem -> console.err().println(Words.clean(problem)));
            if (answer.more() > 0) {
                console.err().println("... and " + answer.more() + " more");
            }
            console.err().println("Nothing is imported.");
        }
        return answer.problems().isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the imports, the newest first.")
    int list(@Mixin HubOptions hub, @Mixin OutputOption output) throws IOException, AdminException {
        List<PriceImportRow> imports = hub.connect(console).priceImports(100);
        if (output.isJson()) {
            console.json(imports);
            return ExitCodes.DONE;
        }
        Table table = new Table(
                ">NUMBER", "KIND", "PRICE AREA", "RESOLUTION", "FROM", "TO", "FILE", "IMPORTED BY", "IMPORTED AT");
        imports.forEach(one -> table.row(
                one.number(),
                one.kind(),
                one.priceArea(),
                one.resolution(),
                one.from(),
                one.to(),
                Words.clean(one.file()),
                Words.clean(one.importedBy()),
                one.importedAt()));
        table.print(console.out());
        return ExitCodes.DONE;
    }

    /** A file with what it holds. */
    static final class Source {

        @Parameters(paramLabel = "FILE", description = "The CSV file.")
        private Path file = Path.of("");

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                defaultValue = "imbalance",
                description = "imbalance or spot. Default: ${DEFAULT-VALUE}.")
        private String kind = "imbalance";

        @Option(
                names = "--resolution",
                paramLabel = "STEP",
                defaultValue = "PT1H",
                description = "PT1H or PT15M. Default: ${DEFAULT-VALUE}.")
        private String resolution = "PT1H";

        PriceAnswer hand(HubOptions hub, Console console, Map<String, String> more) throws IOException, AdminException {
            Path path = console.folder().resolve(file);
            if (!Files.isRegularFile(path)) {
                throw AdminException.failed("There is no file " + path + ".");
            }
            Map<String, String> conditions = new HashMap<>(more);
            conditions.put("file", String.valueOf(path.getFileName()));
            conditions.put("resolution", resolution);
            return hub.connect(console).addPrices(kind, path, conditions);
        }
    }
}
