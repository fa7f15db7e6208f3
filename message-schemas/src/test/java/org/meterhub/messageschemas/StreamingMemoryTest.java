package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

/** The largest documents of the market are written, read and refused by a process with 64 MB of heap, a file's document as well as one in memory. */
class StreamingMemoryTest {

    private static final String HEAP = "-Xmx64m";

    /** As large as a document may be, but for a last series. */
    private static final long BYTES = XmlLimits.MARKET.documentBytesMax() - 16_384L;

    @Test
    void fifty_megabytes_of_metered_data_are_written_read_and_refused_in_64_mb(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("metered.xml");
        String series = run("write-12", file);
        assertThat(Files.size(file)).isBetween(BYTES, (long) XmlLimits.MARKET.documentBytesMax());
        assertThat(Integer.parseInt(series)).isGreaterThan(20_000);
        assertThat(run("read-file", file)).isEqualTo("series " + series + " rejections 0");
        assertThat(run("read-memory", file)).isEqualTo("series " + series + " rejections 0");

        breakRootEnd(file);
        // The reader looks at the root's end tag before it gives out the last series.
        String refused = "series " + (Integer.parseInt(series) - 1) + " rejections 1";
        assertThat(run("read-file", file)).isEqualTo(refused);
        assertThat(run("read-memory", file)).isEqualTo(refused);
    }

    @Test
    void fifty_megabytes_of_results_are_written_in_64_mb_and_are_valid(@TempDir Path folder) throws Exception {
        for (String command : List.of("write-14", "write-19")) {
            Path file = folder.resolve(command + ".xml");
            assertThat(Integer.parseInt(run(command, file))).isPositive();
            assertThat(Files.size(file)).isBetween(BYTES, (long) XmlLimits.MARKET.documentBytesMax());
            assertThat(run("check-" + command.substring(6), file)).isEqualTo("valid");
        }
    }

    private static void breakRootEnd(Path file) throws IOException {
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
            bytes.write(ByteBuffer.wrap(new byte[] {'x'}), Files.size(file) - 3);
        }
    }

    private static String run(String command, Path file) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add(HEAP);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
        words.addAll(List.of(command, file.toString()));
        Process child = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return output.strip();
    }

    /** The program of the child process. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[1]);
            String said =
                    switch (arguments[0]) {
                        case "write-12" -> Integer.toString(writeMeteredData(file));
                        case "write-14" -> Integer.toString(writeAggregatedData(file));
                        case "write-19" -> Integer.toString(writeAmounts(file));
                        case "read-file" -> read(DocumentSource.of(file));
                        case "read-memory" -> read(DocumentSource.of(Files.readAllBytes(file)));
                        case "check-14" -> check(DocumentType.AGGREGATED_MEASURE_DATA, file);
                        case "check-19" -> check(DocumentType.WHOLESALE_SERVICES, file);
                        default -> throw new IllegalArgumentException(arguments[0]);
                    };
            System.out.println(said);
        }

        private static String read(DocumentSource document) {
            int series = 0;
            try (MeasureDataReader reader = Samples.DOCUMENTS.measureData(document)) {
                while (reader.next()) {
                    series += reader.series().count() > 0 ? 1 : 0;
                }
                return "series " + series + " rejections " + reader.rejections().size();
            }
        }

        private static String check(DocumentType type, Path file) throws IOException {
            return Samples.DOCUMENTS.violations(type, DocumentSource.of(file)).isEmpty() ? "valid" : "not valid";
        }

        private static int writeMeteredData(Path file) throws IOException {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
                MeasureDataWriter writer = new MeasureDataWriter(Samples.measureDataHeader(), stream);
                int series = 0;
                while (writer.size() < BYTES) {
                    writer.beginSeries(Samples.hourly("t-" + series++));
                    for (int hour = 1; hour <= 24; hour++) {
                        writer.point(hour, 1_234L * hour, hour % 5 == 0 ? Quality.ESTIMATED : Quality.MEASURED);
                    }
                    writer.endSeries();
                }
                writer.end();
                return series;
            }
        }

        private static int writeAggregatedData(Path file) throws IOException {
            CodedId area = CodedId.of(new GridAreaCode("101"), Samples.PROFILE);
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
                AggregatedMeasureDataWriter writer = new AggregatedMeasureDataWriter(
                        Samples.fromHub(DocumentType.AGGREGATED_MEASURE_DATA, BusinessReason.BALANCE_FIXING), stream);
                int series = 0;
                while (writer.size() < BYTES) {
                    writer.beginSeries(AggregatedSeriesHead.of(
                            "a-" + series++,
                            3,
                            MeteringPointType.CONSUMPTION,
                            SettlementMethod.FLEX,
                            area,
                            Resolution.HOUR,
                            Samples.DAY));
                    for (int hour = 1; hour <= 24; hour++) {
                        writer.point(hour, 9_876_543L * hour, Quality.CALCULATED);
                    }
                    writer.endSeries();
                }
                writer.end();
                return series;
            }
        }

        private static int writeAmounts(Path file) throws IOException {
            BigDecimal price = new BigDecimal("0.432100");
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
                WholesaleServicesWriter writer = new WholesaleServicesWriter(
                        Samples.fromHub(DocumentType.WHOLESALE_SERVICES, BusinessReason.WHOLESALE_FIXING), stream);
                int series = 0;
                while (writer.size() < BYTES) {
                    writer.beginSeries(Samples.wholesaleMonth("w-" + series++, "KWH")
                            .ofCharge(CodedId.of(Samples.GRID_COMPANY), "D03", "NT-01"));
                    for (int day = 1; day <= 28; day++) {
                        BigDecimal quantity = BigDecimal.valueOf(1_234_567L * day, 3);
                        writer.point(day, quantity, price, quantity.multiply(price), "A04");
                    }
                    writer.endSeries();
                }
                writer.end();
                return series;
            }
        }
    }
}
