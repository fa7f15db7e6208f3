package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document near the limit is read, and refused, in a heap that hardly holds more than its bytes. */
class StreamingMemoryTest {

    private static final int SERIES = 15_000;

    @Test
    void the_largest_documents_are_read_within_a_small_heap(@TempDir Path folder) throws Exception {
        byte[] document = Samples.measureData(SERIES);
        assertThat(document.length)
                .isBetween(XmlLimits.MARKET.documentBytesMax() / 2, XmlLimits.MARKET.documentBytesMax());
        int heapMb = document.length / 1_000_000 + 24;
        Path file = folder.resolve("large.xml");
        Files.write(file, document);
        assertThat(readInChild(file, heapMb)).isEqualTo("series " + SERIES + " rejections 0");

        byte[] broken = document.clone();
        // The root's end tag, which the reader looks at before it gives out the last series.
        broken[document.length - 3] = 'x';
        Files.write(file, broken);
        assertThat(readInChild(file, heapMb)).isEqualTo("series " + (SERIES - 1) + " rejections 1");
    }

    private static String readInChild(Path file, int heapMb) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMb + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return output.strip();
    }

    /** The program of the child process. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            MarketDocuments documents = new MarketDocuments(XmlLimits.MARKET);
            MeasureDataReader reader = documents.measureData(Files.readAllBytes(Path.of(arguments[0])));
            int series = 0;
            while (reader.next()) {
                series += reader.series().count() > 0 ? 1 : 0;
            }
            System.out.println(
                    "series " + series + " rejections " + reader.rejections().size());
        }
    }
}
