package org.meterhub.marketplay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation between parties and the hub, as text: one line one step, {@code #} begins a comment. The lines are explained where they are carried
 * out, in {@link Storyteller}.
 *
 * @param lines those that are steps, in order
 */
public record Conversation(List<Line> lines) {

    static final String REMINDERS = "REMINDERS ON";

    /**
     * One step.
     *
     * @param number in the file, for messages about it
     */
    public record Line(int number, String text) {}

    public Conversation {
        lines = List.copyOf(lines);
    }

    /** Whether it is about a hub that reminds of missing values. */
    public boolean wantsReminders() {
        return lines.stream().anyMatch(line -> line.text().equals(REMINDERS));
    }

    public static Conversation read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                lines.add(new Line(number, text));
            }
        }
        return new Conversation(lines);
    }
}
