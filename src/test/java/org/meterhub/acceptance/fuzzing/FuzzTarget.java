package org.meterhub.acceptance.fuzzing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.meterhub.hubroutes.batch.MessageReaderTarget;

/**
 * Something that reads what an outsider sent. A target gives it any bytes and fails when it does anything but accept or refuse them: an exception, or
 * a law of its own that does not hold.
 */
public enum FuzzTarget {
    /** {@code SafeXml} with narrow limits, so that they are met. */
    SAFE_XML(XmlTargets::parse),
    /** What the hub does with the bytes of any document before it knows anything of its sender. */
    DOCUMENT(XmlTargets::document),
    /** The streaming reader of RSM-012, against the schema. */
    MEASURE_DATA(XmlTargets::measureData),
    /** Numbers of parties, metering points, areas, and the addresses of the broker. */
    NUMBERS(ValueTargets::numbers),
    /** Points in time. */
    DATES(ValueTargets::dates),
    /** The first byte chooses the kind of a CSV file, the others are its content. */
    IMPORT(new ImportTarget()),
    /** A file of settings. */
    SETTINGS(ValueTargets::settings),
    /** The broker's door: encoded AMQP messages, in pieces that the first four bytes choose. */
    AMQP_BYTES(DoorTargets::amqpBytes),
    /** The same, of messages that a foreign encoder writes: the input is the body, and chooses all that stands beside it. */
    AMQP_ENCODED(DoorTargets::encodedByOthers),
    /** What the hub takes a message of the broker for: kind, origin, sender and body. */
    BROKER_MESSAGE(MessageReaderTarget::judge),
    /** No reader: it fails on one input, which a search that works finds. */
    CONTROL(FuzzTarget::fail);

    static final byte[] FATAL_TO_THE_CONTROL = {'h', 'u', 'b', '!'};

    private final Judge judge;

    FuzzTarget(Judge judge) {
        this.judge = judge;
    }

    private static void fail(byte[] input) {
        if (Arrays.equals(input, FATAL_TO_THE_CONTROL)) {
            throw new IllegalStateException("the control fails on this input, as it should");
        }
    }

    /** @throws AssertionError when a law does not hold; any other exception is a fault as well */
    public void judge(byte[] input) throws Exception {
        judge.judge(input);
    }

    /** The name of the folder that holds the corpus. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every file of the corpus, in the order of their names. */
    public List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(corpusFolder())) {
            return files.sorted().toList();
        }
    }

    Path corpusFolder() {
        return Path.of(System.getProperty("meterhub.root"))
                .resolve("src/test/resources/fuzzing")
                .resolve(folder());
    }

    /** Reads any bytes. */
    @FunctionalInterface
    interface Judge {
        void judge(byte[] input) throws Exception;
    }
}
