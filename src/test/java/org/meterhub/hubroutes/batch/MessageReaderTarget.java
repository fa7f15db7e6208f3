package org.meterhub.hubroutes.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

/** A message as it may lie in a journal, of any kind and with any notes, thrown at what the hub reads it by. */
public final class MessageReaderTarget {

    /** So few that inputs of a few hundred bytes are longer. */
    private static final int BODY_BYTES_MAX = 64;

    private static final int NOTES = 2;
    private static final int NOTE_BYTES_MAX = 64;

    private static final Path SPOOL = Path.of(System.getProperty("java.io.tmpdir"));

    private MessageReaderTarget() {}

    /**
     * The first byte is the kind of the message; two notes follow, each with its length before it: where it came from, and who sent it. The rest is the
     * body. Every message is read: its bytes, or the characters of a text in UTF-8; and its sender is whom its address names, nobody else.
     */
    public static void judge(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        ByteBuffer left = ByteBuffer.wrap(input, 1, input.length - 1);
        List<String> notes = new ArrayList<>();
        while (notes.size() < NOTES && left.hasRemaining()) {
            byte[] note = new byte[Math.min(left.get() & (NOTE_BYTES_MAX - 1), left.remaining())];
            left.get(note);
            notes.add(new String(note, StandardCharsets.UTF_8));
        }
        byte[] body = new byte[left.remaining()];
        left.get(body);
        byte kind = (byte) (input[0] & 7);
        ClientMessageImpl message = new ClientMessageImpl(kind, true, 0, 0, (byte) 4, body.length + 64);
        if (!notes.isEmpty()) {
            message.putStringProperty(MessageReader.ORIGIN, notes.get(0));
        }
        if (notes.size() > 1) {
            message.putStringProperty(Queues.SENDER_HEADER, notes.get(1));
        }
        message.getBodyBuffer().writeBytes(body);
        try (MessageReader reader = new MessageReader("fuzz", BODY_BYTES_MAX, SPOOL)) {
            BrokerMessage read = reader.read(Channel.MEASURE, message);
            judgeSender(notes, read);
            judgeBody(kind, body, read.body());
        }
    }

    private static void judgeSender(List<String> notes, BrokerMessage read) {
        if (read.party().isEmpty()) {
            return;
        }
        PartyId party = read.party().orElseThrow();
        String origin = notes.get(0);
        boolean fromItsAddress =
                Arrays.stream(Channel.values()).anyMatch(channel -> origin.equals(Queues.in(party, channel)));
        boolean cameBack = Set.of(Queues.STRUCTURE, Queues.MEASURE, Queues.DEAD).contains(origin)
                && notes.size() > 1
                && notes.get(1).equals(party.value());
        assertThat(fromItsAddress || cameBack).isTrue();
    }

    private static void judgeBody(byte kind, byte[] sent, MessageBody body) throws IOException {
        byte[] read;
        try (InputStream stream = body.open()) {
            read = stream.readAllBytes();
        }
        assertThat(body.length()).isEqualTo(read.length);
        assertThat(body instanceof MessageBody.InMemory).isEqualTo(read.length <= BODY_BYTES_MAX);
        if (kind != Message.TEXT_TYPE || !Arrays.equals(read, textOf(sent))) {
            assertThat(read).isEqualTo(sent);
        }
    }

    /** As the broker's own reader has it; the bytes themselves when they are no text. */
    private static byte[] textOf(byte[] form) {
        ClientMessageImpl message = new ClientMessageImpl(Message.TEXT_TYPE, true, 0, 0, (byte) 4, form.length + 64);
        message.getBodyBuffer().writeBytes(form);
        try {
            SimpleString text = message.getReadOnlyBodyBuffer().readNullableSimpleString();
            return text == null ? new byte[0] : text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException noText) {
            return form;
        }
    }
}
