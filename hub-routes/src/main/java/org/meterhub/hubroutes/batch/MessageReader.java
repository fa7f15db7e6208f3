package org.meterhub.hubroutes.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

/**
 * Turns the broker's messages into ours: origin, the broker's id, and the bytes; nothing else of what came is kept. It works below JMS, whose client decodes
 * what a sender made, maps and objects for example, before anybody can limit it.
 */
final class MessageReader implements AutoCloseable {

    /** Written by the broker when it diverts; what a sender put there is overwritten. */
    static final String ORIGIN = "_AMQ_ORIG_ADDRESS";

    /** Written by the broker when it moves a message: the queue it was taken from. */
    static final String ORIGIN_QUEUE = "_AMQ_ORIG_QUEUE";

    /** Written by the broker when it moves a message: the id that it had. */
    static final String ORIGIN_ID = "_AMQ_ORIG_MESSAGE_ID";

    /** Where no party can send: the origin of messages that have died, or were given back. */
    private static final Set<String> CAME_BACK = Set.of(Queues.STRUCTURE, Queues.MEASURE, Queues.DEAD);

    private final String journal;
    private final long bodyBytesMax;
    private final Path spool;
    private final List<Path> spooled = new ArrayList<>();

    /**
     * @param journal id of the broker's journal
     * @param bodyBytesMax a longer body goes to a file
     * @param spool the folder of such files
     */
    MessageReader(String journal, long bodyBytesMax, Path spool) {
        this.journal = journal;
        this.bodyBytesMax = bodyBytesMax;
        this.spool = spool;
    }

    /** @throws IOException when the body cannot be had, or not be kept; that says nothing of other messages */
    BrokerMessage read(Channel channel, ClientMessage message) throws IOException {
        // The JMS message id is the sender's to choose over AMQP; the core id is the broker's.
        String id = Long.toString(message.getMessageID());
        return new BrokerMessage(journal, id, channel, partyOf(message), bodyOf(message));
    }

    /** Of a letter: the id that it had where it died; of another message its own. */
    static long idBeforeItDied(ClientMessage letter) {
        Object noted = letter.getObjectProperty(SimpleString.of(ORIGIN_ID));
        return noted instanceof Long id ? id : letter.getMessageID();
    }

    /** The party whose address it was sent to. What has died has the broker's note of that overwritten, and the header of its divert. */
    private static Optional<PartyId> partyOf(ClientMessage message) {
        return partyOf(text(message, ORIGIN), text(message, Queues.SENDER_HEADER));
    }

    /** The same, by what is written in the two headers. */
    static Optional<PartyId> partyOf(@Nullable String origin, @Nullable String header) {
        Optional<PartyId> party = origin == null ? Optional.empty() : Queues.partyOf(origin);
        if (party.isPresent() || !CAME_BACK.contains(String.valueOf(origin))) {
            return party;
        }
        return header == null ? Optional.empty() : PartyId.parse(header);
    }

    private static @Nullable String text(ClientMessage message, String property) {
        Object value = message.getObjectProperty(SimpleString.of(property));
        return value == null ? null : value.toString();
    }

    private MessageBody bodyOf(ClientMessage message) throws IOException {
        try {
            MessageBody body = message.isLargeMessage() ? stream(message) : held(message);
            return message.getType() == org.apache.activemq.artemis.api.core.Message.TEXT_TYPE
                            && body instanceof MessageBody.InMemory form
                    ? kept(textIn(form.bytes()))
                    : body;
        } catch (ActiveMQException | RuntimeException failure) {
            throw new IOException("the broker does not give the body of message " + message.getMessageID(), failure);
        }
    }

    private MessageBody held(ClientMessage message) throws IOException {
        // A copy: the message's own buffer remembers how far it was read.
        ActiveMQBuffer form = message.getReadOnlyBodyBuffer();
        byte[] content = new byte[form.readableBytes()];
        form.readBytes(content);
        return kept(content);
    }

    private MessageBody kept(byte[] content) throws IOException {
        try (Body body = new Body()) {
            body.write(content, 0, content.length);
            return body.end();
        }
    }

    private MessageBody stream(ClientMessage message) throws IOException, ActiveMQException {
        try (Body body = new Body()) {
            message.saveToOutputStream(body);
            return body.end();
        }
    }

    /**
     * The broker's form of a text: a byte that says whether there is one, a length, and two bytes for each character, the low one first. What is not of
     * that form is kept as it is: it is logged, and refused for not being XML.
     */
    private static byte[] textIn(byte[] form) {
        if (form.length == 1 && form[0] == 0) {
            return new byte[0];
        }
        if (form.length < 5 || form[0] != 1) {
            return form;
        }
        int length = java.nio.ByteBuffer.wrap(form, 1, 4).getInt();
        return length == form.length - 5 && length % Character.BYTES == 0
                ? new String(form, 5, length, StandardCharsets.UTF_16LE).getBytes(StandardCharsets.UTF_8)
                : form;
    }

    @Override
    public void close() throws IOException {
        for (Path file : spooled) {
            Files.deleteIfExists(file);
        }
    }

    /** Takes a body as it comes: in memory up to the limit of a document, from there on in a file. */
    private final class Body extends OutputStream {

        private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private long length;
        private @Nullable Path file;
        private @Nullable OutputStream out;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            length += count;
            if (out == null && length > bodyBytesMax) {
                spool();
            }
            (out == null ? memory : out).write(bytes, from, count);
        }

        private void spool() throws IOException {
            Path made = Files.createTempFile(spool, "oversized-", ".xml");
            spooled.add(made);
            file = made;
            out = Files.newOutputStream(made);
            memory.writeTo(out);
            memory.reset();
        }

        MessageBody end() throws IOException {
            close();
            return file == null
                    ? new MessageBody.InMemory(memory.toByteArray())
                    : new MessageBody.Oversized(file, length);
        }

        @Override
        public void close() throws IOException {
            if (out != null) {
                out.close();
            }
        }
    }
}
