package org.meterhub.commandline.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.meterhub.hubapp.TestHub;

/** The pages say what the code says; {@code -Dmeterhub.docs.write=true} writes them anew. */
class ReferencePagesTest {

    @Test
    void the_page_of_settings_is_that_of_the_code() throws IOException {
        compare("settings.md", ReferencePages.settings());
    }

    @Test
    void the_page_of_commands_is_that_of_the_code() throws IOException {
        compare("commands.md", ReferencePages.commands());
    }

    @Test
    void the_page_of_messages_lists_all_documents_of_the_catalogue() throws IOException {
        Path page = TestHub.projectFolder().resolve("docs/reference/messages.md");
        String text = Files.readString(page);
        String begin = "<!-- all documents: written by ReferencePagesTest -->\n";
        String end = "<!-- end of all documents -->";
        assertThat(text).contains(begin, end);
        compare(
                "messages.md",
                text.substring(0, text.indexOf(begin) + begin.length())
                        + ReferencePages.messages()
                        + text.substring(text.indexOf(end)));
    }

    private static void compare(String name, String text) throws IOException {
        Path page = TestHub.projectFolder().resolve("docs/reference").resolve(name);
        if (Boolean.getBoolean("meterhub.docs.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
        }
        assertThat(page)
                .as("%s differs from the code; write it anew with -Dmeterhub.docs.write=true", page)
                .content()
                .isEqualTo(text);
    }
}
