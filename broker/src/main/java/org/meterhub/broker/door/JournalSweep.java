package org.meterhub.broker.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.selector.filter.Filterable;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a broker past whatever lies in its journal: what came in before there was a door is judged now, before anybody reads it. What may come in is
 * replaced by a clean message; of anything else the bytes go to the dead letters, with the reason. Nothing is decoded and no body is held in memory. Should
 * the process end over a message all the same, that one is taken out at the next start, into a file; an operator can name others to be taken out.
 */
public final class JournalSweep {

    /** Names messages to be taken out at the next start, a number of the broker's in each line. */
    public static final String TAKE_OUT = "take-out";

    /** Where their bytes lie afterwards. */
    public static final String TAKEN_OUT = "taken-out";

    private static final Logger LOG = LoggerFactory.getLogger(JournalSweep.class);
    private static final String UNDER_WAY = "sweep-under-way";
    private static final String SUFFIX = ".odd";
    private static final int MOVED_PER_COMMIT = 50;

    private final ActiveMQServer server;
    private final Path folder;
    private final Door door;
    private final Replacement replacement;
    private final Map<String, Origin> origins = new HashMap<>();

    /** @param folder of the broker, for the notes of what is under way and the files of what is taken out */
    public JournalSweep(ActiveMQServer server, Path folder, Door door) {
        this.server = server;
        this.folder = folder;
        this.door = door;
        this.replacement = new Replacement(server, door);
    }

    /** Sweeps all queues of the hub. To be called when they are there and nobody consumes. */
    public void run() throws Exception {
        Set<Long> takenOut = toTakeOut();
        for (String name : List.of(Queues.STRUCTURE, Queues.MEASURE, Queues.DEAD)) {
            Queue queue = server.locateQueue(SimpleString.of(name));
            if (queue == null) {
                continue;
            }
            takeOut(queue, takenOut);
            Queue odd = oddOnesOf(name);
            int moved = queue.moveReferences(
                    MOVED_PER_COMMIT,
                    new Unclean(),
                    odd.getAddress(),
                    false,
                    server.getPostOffice().getBinding(odd.getName()));
            nothingUnderWay();
            takeOut(odd, takenOut);
            int replaced = replaceAll(odd, name);
            if (moved > 0 || replaced > 0) {
                LOG.warn(
                        "{} held {} messages that came in without the door; they have been judged now", name, replaced);
            }
            if (odd.getMessageCount() > 0) {
                throw new IllegalStateException(odd.getName() + " still holds " + odd.getMessageCount()
                        + " messages that the broker cannot judge: name them in " + folder.resolve(TAKE_OUT));
            }
            server.destroyQueue(odd.getName(), null, true, false, true);
        }
        Files.deleteIfExists(folder.resolve(TAKE_OUT));
    }

    private Queue oddOnesOf(String name) throws Exception {
        SimpleString odd = SimpleString.of(name + SUFFIX);
        Queue there = server.locateQueue(odd);
        return there != null
                ? there
                : server.createQueue(QueueConfiguration.of(odd)
                        .setAddress(odd)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)
                        .setAutoCreateAddress(true));
    }

    private int replaceAll(Queue odd, String home) throws Exception {
        int replaced = 0;
        int pass = 1;
        while (pass > 0) {
            pass = 0;
            odd.deliverScheduledMessages();
            seeAll(odd);
            try (LinkedListIterator<MessageReference> all = odd.browserIterator()) {
                while (all.hasNext()) {
                    replace(odd, all.next().getMessage(), home);
                    pass++;
                }
            }
            replaced += pass;
        }
        return replaced;
    }

    /** What is moved to a queue gets there when the journal is written, and lies aside until the queue is asked to do something; browsers do not see that. */
    private void seeAll(Queue queue) throws Exception {
        server.getStorageManager().waitOnOperations();
        queue.flushExecutor();
        queue.deleteReference(-1);
    }

    private void replace(Queue odd, Message message, String home) throws Exception {
        long id = message.getMessageID();
        underWay(id);
        Object before = Replacement.brokerProperty(message, Message.HDR_ORIG_MESSAGE_ID);
        Optional<Refused> refusal =
                replacement.of(message, home, origins.getOrDefault(String.valueOf(before), Origin.UNKNOWN));
        refusal.ifPresent(
                refused -> LOG.warn("message {} of {} goes to the dead letters: {}", id, home, refused.description()));
        // Should the process end in between, the message is judged once more; the hub knows a document that comes
        // again.
        odd.deleteReference(id);
        nothingUnderWay();
    }

    private Set<Long> toTakeOut() throws IOException {
        Set<Long> ids = new TreeSet<>();
        for (String note : List.of(TAKE_OUT, UNDER_WAY)) {
            Path file = folder.resolve(note);
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    if (line.strip().matches("\\d{1,18}")) {
                        ids.add(Long.valueOf(line.strip()));
                    }
                }
            }
        }
        return ids;
    }

    private void takeOut(Queue queue, Set<Long> ids) throws Exception {
        for (long id : ids) {
            MessageReference there = find(queue, id);
            if (there != null) {
                Path file = Files.createDirectories(folder.resolve(TAKEN_OUT)).resolve(queue.getName() + "-" + id);
                replacement.writeTo(there.getMessage(), file);
                queue.deleteReference(id);
                LOG.warn(
                        "message {} of {} has been taken out of the journal; its bytes are in {}",
                        id,
                        queue.getName(),
                        file);
            }
        }
    }

    private @Nullable MessageReference find(Queue queue, long id) throws Exception {
        seeAll(queue);
        try (LinkedListIterator<MessageReference> all = queue.browserIterator()) {
            while (all.hasNext()) {
                MessageReference next = all.next();
                if (next.getMessageID() == id) {
                    return next;
                }
            }
        }
        return null;
    }

    private void underWay(long id) {
        try {
            Files.writeString(folder.resolve(UNDER_WAY), id + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException("the broker cannot note what it sweeps in " + folder, failure);
        }
    }

    private void nothingUnderWay() throws IOException {
        Files.deleteIfExists(folder.resolve(UNDER_WAY));
    }

    /** Matches what has not the form in which the door lets in. */
    private final class Unclean implements Filter {

        @Override
        public boolean match(Message message) {
            boolean unclean = !CleanMessage.isClean(message, door);
            if (unclean) {
                underWay(message.getMessageID());
                origins.put(Long.toString(message.getMessageID()), Origin.notedOn(message));
            }
            return unclean;
        }

        @Override
        public boolean match(Map<String, String> map) {
            return false;
        }

        @Override
        public boolean match(Filterable filterable) {
            return false;
        }

        @Override
        public SimpleString getFilterString() {
            return SimpleString.of("not clean");
        }
    }
}
