package org.meterhub.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** A flight recording of the measured part, summed up to the frames and threads that took the time. */
public final class Profile {

    private static final int FRAMES_SHOWN = 40;

    private final Recording recording;
    private final Path file;

    /** Starts recording. @param file to write to, ending in .jfr */
    public Profile(Path file) throws IOException, ParseException {
        this.file = file;
        this.recording = new Recording(Configuration.getConfiguration("profile"));
        recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
        recording.start();
    }

    /** Stops, and writes the file. */
    public void stop() throws IOException {
        recording.stop();
        recording.dump(file);
        recording.close();
    }

    /** Of the written file: the threads and frames that took the most samples. */
    public String summary() throws IOException {
        Map<String, Integer> self = new HashMap<>();
        Map<String, Integer> total = new HashMap<>();
        Map<String, Integer> threads = new HashMap<>();
        int samples = 0;
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    samples++;
                    RecordedThread thread = event.getThread("sampledThread");
                    threads.merge(thread == null ? "?" : thread.getJavaName(), 1, Integer::sum);
                    count(event.getStackTrace().getFrames(), self, total);
                }
            }
        }
        return samples + " samples\n" + table("by thread", threads, samples) + table("top of stack", self, samples)
                + table("anywhere on the stack", total, samples);
    }

    private static void count(List<RecordedFrame> frames, Map<String, Integer> self, Map<String, Integer> total) {
        if (frames.isEmpty()) {
            return;
        }
        self.merge(nameOf(frames.get(0)), 1, Integer::sum);
        Set<String> once = new HashSet<>();
        frames.forEach(frame -> once.add(nameOf(frame)));
        once.forEach(name -> total.merge(name, 1, Integer::sum));
    }

    private static String nameOf(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static String table(String title, Map<String, Integer> counts, int samples) {
        StringBuilder text = new StringBuilder("--- " + title + "\n");
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(FRAMES_SHOWN)
                .forEach(entry -> text.append(
                        String.format("%5.1f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey())));
        return text.toString();
    }
}
