package org.meterhub.marketplay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Identified;
import org.meterhub.messageschemas.MarketDocuments;

/** All that the parties sent and received, in order. What a step of the conversation has taken note of is claimed; nothing may be left over. */
public final class Mailroom {

    private final MarketDocuments documents;
    private final @Nullable Path keepIn;
    private final List<ReceivedDocument> unclaimed = new ArrayList<>();
    private final List<ReceivedDocument> all = new ArrayList<>();
    private int kept;
    private int sent;

    /** @param keepIn folder for a copy of every document; null for none */
    public Mailroom(MarketDocuments documents, @Nullable Path keepIn) {
        this.documents = documents;
        this.keepIn = keepIn;
    }

    /** Takes note of a document that a party sent to the hub. */
    public synchronized void sent(byte[] content) {
        sent++;
        keep("in", content, documents.identify(content));
    }

    /** Takes in a document that a party received; every one must be of a known type and valid by its schema. */
    synchronized void received(PartyId receiver, String queue, byte[] content) {
        Identified identified = documents.identify(content);
        DocumentType type = identified
                .type()
                .orElseThrow(() -> new IllegalStateException("received on " + queue + ", but of no known type"));
        var violations = documents.violations(type, content);
        if (!violations.isEmpty()) {
            throw new IllegalStateException("received on " + queue + ", but not valid: " + violations);
        }
        keep("out", content, identified);
        ReceivedDocument document = new ReceivedDocument(all.size() + 1, receiver, queue, type, content);
        all.add(document);
        unclaimed.add(document);
        notifyAll();
    }

    private void keep(String direction, byte[] content, Identified identified) {
        if (keepIn == null) {
            return;
        }
        kept++;
        String root = identified.type().map(DocumentType::root).orElse("unknown");
        try {
            Files.createDirectories(keepIn);
            Files.write(keepIn.resolve(String.format("%03d-%s-%s.xml", kept, direction, root)), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits for a document that nobody has claimed, and claims it. */
    public synchronized Optional<ReceivedDocument> claim(Predicate<ReceivedDocument> wanted, Duration patience)
            throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<ReceivedDocument> found = unclaimed.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                unclaimed.remove(found.get());
                return found;
            }
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
    }

    /** What no step has claimed so far. */
    public synchronized List<ReceivedDocument> unclaimed() {
        return List.copyOf(unclaimed);
    }

    /** Everything received so far. */
    public synchronized List<ReceivedDocument> all() {
        return List.copyOf(all);
    }

    /** How many documents the parties have sent. */
    public synchronized int sentCount() {
        return sent;
    }
}
