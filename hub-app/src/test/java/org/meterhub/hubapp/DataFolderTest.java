package org.meterhub.hubapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @Test
    void belongs_to_one_hub_at_a_time(@TempDir Path parent) throws IOException {
        Path folder = parent.resolve("data");
        try (DataFolder taken = DataFolder.take(folder)) {
            assertThat(taken.processId()).isNotEmpty();
            assertThatThrownBy(() -> DataFolder.take(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another hub works in the data folder");
        }
    }

    @Test
    void what_a_killed_hub_was_reading_is_not_left(@TempDir Path parent) throws IOException {
        Path folder = parent.resolve("data");
        Path left;
        try (DataFolder taken = DataFolder.take(folder)) {
            left = Files.writeString(taken.spool().resolve("oversized-1.xml"), "<a/>");
            assertThat(permissions(taken.spool())).isEqualTo("rwx------");
        }
        try (DataFolder taken = DataFolder.take(folder)) {
            assertThat(left).doesNotExist();
            assertThat(taken.spool()).isEmptyDirectory();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Path open(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void is_made_for_its_owner_alone(@TempDir Path parent) throws IOException {
        Path folder = parent.resolve("above").resolve("data");
        try (DataFolder taken = DataFolder.take(folder)) {
            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(taken.processId()).isNotEmpty();
        }
        try (DataFolder taken = DataFolder.take(folder)) {
            assertThat(permissions(folder.resolve("process.id"))).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("hub.lock"))).isEqualTo("rw-------");
        }
    }

    @Test
    void what_was_open_to_others_is_closed(@TempDir Path folder) throws IOException {
        open(folder, "rwxr-xr-x");
        Path inside = open(Files.createDirectory(folder.resolve("journal")), "rwxrwxrwx");
        Path file = open(Files.writeString(inside.resolve("page"), "x"), "rw-rw-r--");
        Path elsewhere = Files.createTempFile("meterhub-elsewhere", "");
        try {
            open(elsewhere, "rw-r--r--");
            Files.createSymbolicLink(folder.resolve("link"), elsewhere);
            try (DataFolder taken = DataFolder.take(folder)) {
                assertThat(permissions(folder)).isEqualTo("rwx------");
                assertThat(permissions(inside)).isEqualTo("rwx------");
                assertThat(permissions(file)).isEqualTo("rw-------");
                assertThat(permissions(elsewhere)).as("a link is not followed").isEqualTo("rw-r--r--");
            }
        } finally {
            Files.delete(elsewhere);
        }
    }

    @Test
    void a_folder_of_everybody_is_refused_and_left_alone(@TempDir Path folder) throws IOException {
        open(folder, "rwxrwxrwx");
        assertThatThrownBy(() -> DataFolder.take(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("everybody may write in the data folder")
                .hasMessageContaining("chmod -R go-rwx");
        assertThat(permissions(folder)).isEqualTo("rwxrwxrwx");
    }

    @Test
    void gives_a_restarted_hub_the_name_it_had(@TempDir Path folder) throws IOException {
        String before;
        try (DataFolder taken = DataFolder.take(folder)) {
            before = taken.processId();
        }
        try (DataFolder taken = DataFolder.take(folder)) {
            assertThat(taken.processId()).isEqualTo(before);
        }
    }
}
