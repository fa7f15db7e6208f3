package org.meterhub.commandline;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.Quality;
import org.meterhub.operator.AdminClient;
import org.meterhub.operator.AdminData.KnownMoment;
import org.meterhub.operator.AdminData.SeriesQuestion;
import org.meterhub.operator.AdminData.SeriesSource;
import org.meterhub.operator.AdminData.SeriesStep;
import org.meterhub.operator.AdminData.SeriesSteps;
import org.meterhub.operator.AdminData.SeriesVersion;
import org.meterhub.operator.AdminData.SeriesVersions;
import org.meterhub.operator.AdminException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub series show GSRN}: the values of a metering point, and the messages they came from. */
@Command(
        name = "series",
        mixinStandardHelpOptions = true,
        description = "Shows the values of a metering point, now or as the hub knew them.")
public final class SeriesCommand {

    /** With the offset, so that the two hours that a clock shows twice in autumn can be told apart. */
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx");

    private final Console console;

    public SeriesCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Shows each value with its quality and the message it came from. Times are the market's, with their offset"
                        + " from UTC. A value that was delivered as missing, or not at all, has no quantity.",
                "With --versions, every delivery of each day that the hub has stored, the one that counts first."
            })
    int show(
            @Mixin HubOptions hub,
            @Mixin Question question,
            @Option(names = "--versions", description = "Show the stored versions of each day instead of its values.")
                    boolean versions,
            @Mixin DataFormatOption output)
            throws IOException, AdminException {
        AdminClient client = hub.connect(console);
        if (versions) {
            print(client.seriesVersions(question.meteringPoint(), question.conditions()), output.format());
        } else {
            print(client.series(question.meteringPoint(), question.conditions()), output.format());
        }
        return ExitCodes.DONE;
    }

    private void print(SeriesSteps series, DataFormat format) {
        switch (format) {
            case json -> console.json(series);
            case csv -> {
                Csv csv = new Csv(
                        console.out(),
                        "from",
                        "to",
                        "resolution",
                        "quantity",
                        "unit",
                        "quality",
                        "record",
                        "message_id",
                        "sender");
                ZoneId zone = ZoneId.of(series.question().zone());
                for (SeriesStep step : series.steps()) {
                    SeriesSource source = step.source();
                    csv.row(
                            offset(step.from(), zone),
                            offset(step.to(), zone),
                            step.resolution(),
                            Energy.ofThousandths(step.quantityThousandths()),
                            series.question().unit(),
                            step.quality(),
                            source == null ? null : source.record(),
                            source == null ? null : Words.printable(source.messageId()),
                            source == null ? null : source.sender());
                }
            }
            case table -> {
                printTable(series);
                tellSum(series);
                tell(series.question());
            }
        }
    }

    private void printTable(SeriesSteps series) {
        ZoneId zone = ZoneId.of(series.question().zone());
        Table table = new Table(
                "TIME", "RESOLUTION", ">" + unit(series.question()), "QUALITY", ">RECORD", "MESSAGE ID", "SENDER");
        for (SeriesStep step : series.steps()) {
            SeriesSource source = step.source();
            table.row(
                    LOCAL.format(Instant.parse(step.from()).atZone(zone)),
                    step.resolution(),
                    Energy.ofThousandths(step.quantityThousandths()),
                    quality(step.quality()),
                    source == null ? null : source.record(),
                    source == null ? null : Words.printable(source.messageId()),
                    source == null ? null : source.sender());
        }
        table.print(console.out());
    }

    private static String quality(@Nullable String code) {
        return code == null
                ? "not delivered"
                : code + " " + Words.of(MarketCode.of(Quality.class, code).name());
    }

    /** ISO 8601 with offset, for programs. */
    private static String offset(String moment, ZoneId zone) {
        return Instant.parse(moment).atZone(zone).toOffsetDateTime().toString();
    }

    private static String unit(SeriesQuestion question) {
        return question.unit().equals("K3") ? "KVARH" : question.unit();
    }

    private void tellSum(SeriesSteps series) {
        List<SeriesStep> steps = series.steps();
        long sum = 0;
        long without = 0;
        for (SeriesStep step : steps) {
            Long quantity = step.quantityThousandths();
            sum += quantity == null ? 0 : quantity;
            without += quantity == null ? 1 : 0;
        }
        console.err()
                .println(Words.count(steps.size(), "step") + ", " + without + " without quantity; the sum is "
                        + Energy.ofThousandths(sum) + " " + unit(series.question()));
        if (!series.daysWithout().isEmpty()) {
            console.err().println("Of these days nothing is known: " + String.join(", ", series.daysWithout()));
        }
    }

    private void print(SeriesVersions series, DataFormat format) {
        switch (format) {
            case json -> console.json(series);
            case csv -> {
                Csv csv = new Csv(
                        console.out(),
                        "day",
                        "resolution",
                        "registered_at",
                        "recorded_at",
                        "record",
                        "message_id",
                        "sender",
                        "series",
                        "steps",
                        "steps_of_day",
                        "steps_in_force",
                        "quantity",
                        "unit");
                for (SeriesVersion version : series.versions()) {
                    csv.row(
                            version.day(),
                            version.resolution(),
                            version.registeredAt(),
                            version.source().recordedAt(),
                            version.source().record(),
                            Words.printable(version.source().messageId()),
                            version.source().sender(),
                            version.series(),
                            version.steps(),
                            version.stepsOfDay(),
                            version.stepsInForce(),
                            Energy.ofThousandths(version.quantityThousandths()),
                            series.question().unit());
                }
            }
            case table -> {
                printTable(series);
                tell(series.question());
            }
        }
    }

    private void printTable(SeriesVersions series) {
        Table table = new Table(
                "DAY",
                "RESOLUTION",
                "REGISTERED AT",
                "RECORDED AT",
                ">RECORD",
                ">SERIES",
                "MESSAGE ID",
                "SENDER",
                ">STEPS",
                ">IN FORCE",
                ">" + unit(series.question()));
        for (SeriesVersion version : series.versions()) {
            table.row(
                    version.day(),
                    version.resolution(),
                    version.registeredAt(),
                    version.source().recordedAt(),
                    version.source().record(),
                    version.series(),
                    Words.printable(version.source().messageId()),
                    version.source().sender(),
                    version.steps() + " of " + version.stepsOfDay(),
                    version.stepsInForce(),
                    Energy.ofThousandths(version.quantityThousandths()));
        }
        table.print(console.out());
    }

    /** What the answer rests on, and how to have it again. */
    private void tell(SeriesQuestion question) {
        KnownMoment known = question.known();
        console.err()
                .println("As known " + (known.knownAt() == null ? "" : "at " + known.knownAt() + ", ") + "by "
                        + Words.count(known.cutoff(), "record") + " of the log; --cutoff " + known.cutoff()
                        + " gives this answer again.");
        if (!known.fixed()) {
            console.err()
                    .println("Nothing later is in the log yet: messages that are being handled may still count as known"
                            + " at that moment.");
        }
    }

    /** What to show. */
    static final class Question {

        @Parameters(paramLabel = "GSRN", converter = GsrnConverter.class, description = "The metering point.")
        private @Nullable Gsrn point;

        @Option(
                names = "--from",
                paramLabel = "DAY",
                required = true,
                description = "First market day, for example 2026-10-24.")
        private @Nullable LocalDate from;

        @Option(
                names = "--to",
                paramLabel = "DAY",
                description = "The market day after the last. Default: the day after the first.")
        private @Nullable LocalDate to;

        @Mixin
        private final MomentOptions moment = new MomentOptions();

        @Option(
                names = "--cutoff",
                paramLabel = "N",
                description =
                        "Answer with what the first N records of the log told, as an earlier answer has named them.")
        private @Nullable Long cutoff;

        String meteringPoint() {
            return point == null ? "" : point.value();
        }

        Map<String, String> conditions() {
            Map<String, String> map = new HashMap<>();
            LocalDate first = from;
            if (first != null) {
                map.put("from", first.toString());
                map.put("to", (to == null ? first.plusDays(1) : to).toString());
            }
            moment.addTo(map);
            if (cutoff != null) {
                map.put("cutoff", cutoff.toString());
            }
            return map;
        }
    }
}
