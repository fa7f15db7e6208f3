package org.meterhub.commandline;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminData.AreaDay;
import org.meterhub.operator.AdminData.CompletenessAnswer;
import org.meterhub.operator.AdminData.MissingDay;
import org.meterhub.operator.AdminException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub completeness}: of each grid area and day, what should have come and what has. */
@Command(
        name = "completeness",
        mixinStandardHelpOptions = true,
        description = {
            "Shows, of each grid area and market day, how many values are due and how many have come. Values are due of"
                    + " metering points that are connected and metered by the hour or quarter; a value that was delivered"
                    + " as missing is missing.",
            "With --points, the metering points of which something is missing."
        })
public final class CompletenessCommand implements Callable<Integer> {

    private static final int POINTS_MAX = 10_000;

    private final Console console;

    @Mixin
    private final HubOptions hub = new HubOptions();

    @Mixin
    private final DataFormatOption output = new DataFormatOption();

    @Option(
            names = "--from",
            paramLabel = "DAY",
            required = true,
            description = "First market day, for example 2026-10-24.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            description = "The market day after the last, at most 31 days after the first. Default: the day after it.")
    private @Nullable LocalDate to;

    @Option(names = "--area", paramLabel = "CODE", description = "Only this grid area.")
    private @Nullable String area;

    @Option(
            names = "--points",
            description = "List the metering points of which something is missing, at most " + POINTS_MAX + ".")
    private boolean points;

    public CompletenessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, AdminException {
        CompletenessAnswer answer = hub.connect(console).completeness(conditions());
        switch (output.format()) {
            case json -> console.json(answer);
            case csv -> printCsv(answer);
            case table -> printTable(answer);
        }
        if (answer.more()) {
            console.err().println("More points than these " + answer.points().size() + " are incomplete.");
        }
        return ExitCodes.DONE;
    }

    private Map<String, String> conditions() {
        Map<String, String> map = new HashMap<>();
        LocalDate first = from;
        if (first != null) {
            map.put("from", first.toString());
            map.put("to", (to == null ? first.plusDays(1) : to).toString());
        }
        if (area != null) {
            map.put("area", area);
        }
        if (points) {
            map.put("gaps", String.valueOf(POINTS_MAX));
        }
        return map;
    }

    private void printCsv(CompletenessAnswer answer) {
        if (points) {
            Csv csv = new Csv(console.out(), "day", "grid_area", "metering_point", "expected", "received");
            for (MissingDay missing : answer.points()) {
                csv.row(missing.day(), missing.area(), missing.meteringPoint(), missing.expected(), missing.received());
            }
            return;
        }
        Csv csv = new Csv(
                console.out(),
                "day",
                "grid_area",
                "points",
                "complete",
                "partly",
                "missing",
                "expected",
                "received",
                "percent");
        for (AreaDay day : answer.areas()) {
            csv.row(
                    day.day(),
                    day.area(),
                    day.points(),
                    day.complete(),
                    day.partly(),
                    day.missing(),
                    day.expected(),
                    day.received(),
                    day.percent());
        }
    }

    private void printTable(CompletenessAnswer answer) {
        if (points) {
            Table table = new Table("DAY", "AREA", "METERING POINT", ">EXPECTED", ">RECEIVED");
            for (MissingDay missing : answer.points()) {
                table.row(
                        missing.day(), missing.area(), missing.meteringPoint(), missing.expected(), missing.received());
            }
            table.print(console.out());
            return;
        }
        Table table = new Table(
                "DAY", "AREA", ">POINTS", ">COMPLETE", ">PARTLY", ">MISSING", ">EXPECTED", ">RECEIVED", ">PER CENT");
        for (AreaDay day : answer.areas()) {
            table.row(
                    day.day(),
                    day.area(),
                    day.points(),
                    day.complete(),
                    day.partly(),
                    day.missing(),
                    day.expected(),
                    day.received(),
                    day.percent());
        }
        table.print(console.out());
    }
}
