package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.meterhub.hubapp.AdminPort;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.TestHub;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.marketplay.Conversation;
import org.meterhub.marketplay.Conversation.Line;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.Narrator;
import org.meterhub.marketplay.Storyteller;
import org.meterhub.operator.AdminServer;

/** A hub with the example market in which a story has happened, and an operator at its keyboard. */
record StoryHub(ExampleHub example, AdminServer admin, Operator operator, Storyteller teller) implements AutoCloseable {

    static StoryHub after(Path folder, List<String> story) throws Exception {
        return after(folder, UnaryOperator.identity(), story);
    }

    /** As {@link #after(Path, List)}, with settings of the test's own. */
    static StoryHub after(Path folder, UnaryOperator<HubConfiguration> settings, List<String> story) throws Exception {
        ExampleHub example = ExampleHub.start(
                settings.apply(ExampleHub.configuration(folder.resolve("data"), null)),
                TestHub.projectFolder().resolve("examples/market"));
        StoryHub started = new StoryHub(example, AdminPort.open(example.hub()), new Operator(folder), teller(example));
        started.tell(started.teller(), story);
        return started;
    }

    private static Storyteller teller(ExampleHub example) throws Exception {
        return new Storyteller(
                example.hub(), example.clock(), example.market(), example.secrets(), Narrator.SILENT, null);
    }

    /** A story told by another, who counts messages from one again and has heard of nothing. */
    void goOn(List<String> story) throws Exception {
        try (Storyteller another = teller(example)) {
            tell(another, story);
        }
    }

    /** The same story goes on. */
    void continueWith(List<String> story) throws Exception {
        tell(teller, story);
    }

    private void tell(Storyteller who, List<String> story) throws Exception {
        who.tell(new Conversation(IntStream.range(0, story.size())
                .mapToObj(i -> new Line(i + 1, story.get(i)))
                .toList()));
        assertThat(who.failures()).isEmpty();
    }

    Hub hub() {
        return example.hub();
    }

    @Override
    public void close() throws Exception {
        try (example;
                teller) {
            admin.close();
        }
    }
}
