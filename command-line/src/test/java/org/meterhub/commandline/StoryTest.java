package org.meterhub.commandline;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What commands say after a story, which is told once for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoryTest {

    private final List<String> told;
    protected Path folder;
    protected StoryHub story;
    protected Operator operator;

    StoryTest(List<String> told) {
        this.told = told;
    }

    @BeforeAll
    void start(@TempDir Path empty) throws Exception {
        folder = empty;
        story = StoryHub.after(empty, told);
        operator = story.operator();
    }

    @AfterAll
    void stop() throws Exception {
        story.close();
    }
}
