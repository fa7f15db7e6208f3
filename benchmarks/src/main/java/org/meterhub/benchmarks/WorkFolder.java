package org.meterhub.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a benchmark keeps its files while it runs. */
public final class WorkFolder {

    private WorkFolder() {}

    /** A new folder on the disk of {@code java.io.tmpdir}. */
    public static Path create() throws IOException {
        return Files.createTempDirectory("meterhub-benchmark-");
    }

    /** Deletes it with all that is in it. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
