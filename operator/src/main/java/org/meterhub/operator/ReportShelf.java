package org.meterhub.operator;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The folder where reports lie until somebody fetches them, and some days at most: they can be asked for again at any time. */
public final class ReportShelf {

    /** Reports are removed after this (docs/guides/settlement-clerk.md#hand-it-on-report-billing-basis-summary). */
    private static final Duration KEPT_MAX = Duration.ofDays(7);

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,80}\\.(zip|xlsx)");
    private static final int SUFFIX_LENGTH = 8;

    private final Path folder;

    public ReportShelf(Path dataFolder) {
        folder = dataFolder.resolve("reports");
    }

    /** A new report, with nothing in it yet. @param stem small letters, digits and dashes */
    Path newFile(String stem, String ending) throws IOException {
        OwnerOnly.createFolder(folder);
        String suffix = UUID.randomUUID().toString().substring(0, SUFFIX_LENGTH);
        Path file = folder.resolve(stem + "-" + suffix + "." + ending);
        OwnerOnly.create(file).close();
        return file;
    }

    /** Empty when there is none of this name. */
    Optional<Path> find(String fileName) {
        return NAME.matcher(fileName).matches()
                ? Optional.of(folder.resolve(fileName)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    /** Removes what nobody fetched, and what a hub that was killed left half written. */
    void removeBefore(Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT_MAX))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
