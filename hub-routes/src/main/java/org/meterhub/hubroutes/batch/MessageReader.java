package org.meterhub.hubroutes.batch;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
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
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

/** Turns the broker's messages into ours: origin, the broker's id, and the bytes; nothing else of what came is kept. */
final class MessageReader implements AutoCloseable {

    /** Written by the broker when it diverts; what a sender put there is overwritten. */
    static final String ORIGIN = "_AMQ_ORIG_ADDRESS";

    /** Where no party can send: the origin of messages that have died, or were given back. */
    private static final Set<String> CAME_BACK = Set.of(Queues.STRUCTURE, Queues.MEASURE, Queues.DEAD);

    private static final int CHUNK_BYTES = 1 << 20;

    private final String journal;
    private final long bodyBytesMax;
    private final List<Path> spooled = new ArrayList<>();

    MessageReader(String journal, long bodyBytesMax) {
        this.journal = journal;
        this.bodyBytesMax = bodyBytesMax;
    }

    BrokerMessage read(Channel channel, Message message) throws JMSException, IOException {
        // The JMS message id is the sender's to choose over AMQP; the core id is the broker's.
        String id = Long.toString(((ActiveMQMessage) message).getCoreMessage().getMessageID());
        return new BrokerMessage(journal, id, channel, partyOf(message), bodyOf(message));
    }

    /** The party whose address it was sent to. What has died has the broker's note of that overwritten, and the header of its divert. */
    static Optional<PartyId> partyOf(Message message) throws JMSException {
        return partyOf(message.getStringProperty(ORIGIN), message.getStringProperty(Queues.SENDER_HEADER));
    }

    /** The same, by what is written in the two headers. */
    static Optional<PartyId> partyOf(@Nullable String origin, @Nullable String header) {
        Optional<PartyId> party = origin == null ? Optional.empty() : Queues.partyOf(origin);
        if (party.isPresent() || !CAME_BACK.contains(String.valueOf(origin))) {
            return party;
        }
        return header == null ? Optional.empty() : PartyId.parse(header);
    }

    private MessageBody bodyOf(Message message) throws JMSException, IOException {
        if (message instanceof BytesMessage bytes) {
            long length = bytes.getBodyLength();
            return length > bodyBytesMax
                    ? spool(bytes)
                    : new MessageBody.InMemory(readFully(bytes, Math.toIntExact(length)));
        }
        if (message instanceof TextMessage text) {
            String content = text.getText();
            return new MessageBody.InMemory(content == null ? new byte[0] : content.getBytes(StandardCharsets.UTF_8));
        }
        // Maps, objects and streams are no documents, but what came is kept: the broker's form of them is logged, and
        // refused for not being XML.
        ActiveMQBuffer form = ((ActiveMQMessage) message).getCoreMessage().getReadOnlyBodyBuffer();
        byte[] content = new byte[form.readableBytes()];
        form.readBytes(content);
        return new MessageBody.InMemory(content);
    }

    private static byte[] readFully(BytesMessage message, int length) throws JMSException {
        byte[] body = new byte[length];
        message.reset();
        int read = length == 0 ? 0 : message.readBytes(body);
        if (read != length) {
            throw new JMSException("a body of " + length + " bytes ended after " + read);
        }
        return body;
    }

    private MessageBody spool(BytesMessage message) throws JMSException, IOException {
        Path file = Files.createTempFile("meterhub-oversized-", ".xml");
        spooled.add(file);
        long total = 0;
        byte[] chunk = new byte[CHUNK_BYTES];
        message.reset();
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = message.readBytes(chunk); read > 0; read = message.readBytes(chunk)) {
                out.write(chunk, 0, read);
                total += read;
            }
        }
        return new MessageBody.Oversized(file, total);
    }

    @Override
    public void close() throws IOException {
        for (Path file : spooled) {
            Files.deleteIfExists(file);
        }
    }
}
