package org.meterhub.hubapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
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
