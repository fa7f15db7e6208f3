package org.meterhub.acceptance.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

/**
 * One of {@code examples/messages}, as {@code messages.csv} beside it describes it.
 *
 * @param file its name
 * @param sender who sends it
 * @param channel where
 * @param answerTo who hears of it; empty when nobody does
 * @param answer name of the document that comes; empty for none
 * @param code of the rejection; empty when it is none
 */
record ExampleMessages(String file, PartyId sender, Channel channel, String answerTo, String answer, String code) {

    static final Path ROOT = Path.of(System.getProperty("meterhub.root"));
    static final Path FOLDER = ROOT.resolve("examples/messages");

    /** When the demo's story has been told: the examples are written for that moment. */
    static final Instant NOW = Instant.parse("2026-11-03T07:00:00Z");

    static List<ExampleMessages> read() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(';')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(FOLDER.resolve("messages.csv"), StandardCharsets.UTF_8, format)) {
            return rows.stream().map(ExampleMessages::of).toList();
        }
    }

    private static ExampleMessages of(CSVRecord row) {
        String[] answer = (row.get("answer") + " ").split(" ", -1);
        return new ExampleMessages(
                row.get("file"),
                PartyId.of(row.get("sender")),
                row.get("channel").equals("measure") ? Channel.MEASURE : Channel.STRUCTURE,
                row.get("answer_to"),
                answer[0],
                answer[1]);
    }

    byte[] content() throws IOException {
        return Files.readAllBytes(FOLDER.resolve(file));
    }
}
