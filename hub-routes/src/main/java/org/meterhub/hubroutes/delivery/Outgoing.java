package org.meterhub.hubroutes.delivery;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.hubroutes.job.Turn;
import org.meterhub.messagelog.PendingDocument;

/** Documents on their way to the mailboxes, between the steps of their route, and what became of each. */
public final class Outgoing {

    private final Turn turn;
    private final List<PendingDocument> documents;
    private final Map<Long, byte[]> contents = new HashMap<>();
    private final List<Long> confirmed = new ArrayList<>();
    private final Map<PendingDocument, String> refused = new LinkedHashMap<>();

    Outgoing(Turn turn, List<PendingDocument> documents) {
        this.turn = turn;
        this.documents = List.copyOf(documents);
    }

    Turn turn() {
        return turn;
    }

    /** All of them, in the order in which they are to go. */
    List<PendingDocument> documents() {
        return documents;
    }

    /** Those that have a content, in the order in which they are to go. */
    List<PendingDocument> sendable() {
        return documents.stream()
                .filter(document -> contents.containsKey(document.recordId()))
                .toList();
    }

    byte[] content(PendingDocument document) {
        return requireNonNull(contents.get(document.recordId()), "a document without a content is not sendable");
    }

    void contains(PendingDocument document, byte[] content) {
        contents.put(document.recordId(), content);
    }

    /** The broker has it. */
    void confirmed(long recordId) {
        confirmed.add(recordId);
    }

    /** It cannot be sent, whatever the broker does with others. */
    void refusedUnlessBefore(PendingDocument document, String why) {
        refused.putIfAbsent(document, why);
    }

    /** Records of those that the broker has. */
    List<Long> confirmed() {
        return Collections.unmodifiableList(confirmed);
    }

    /** Those that cannot be sent, and why. */
    Map<PendingDocument, String> refused() {
        return Collections.unmodifiableMap(refused);
    }

    /** How many there are of which nothing is known. */
    int open() {
        return documents.size() - confirmed.size() - refused.size();
    }
}
