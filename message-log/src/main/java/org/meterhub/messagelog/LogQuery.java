package org.meterhub.messagelog;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PartyId;

/**
 * What to look for in the log. All conditions hold together; null means any. One page at a time: the next page begins beyond the last record id
 * of this one.
 *
 * @param from records of this moment and later
 * @param to records before this moment
 * @param party sender or receiver
 * @param messageId the document's own id
 * @param documentType the type's name, for example {@code RSM-012}
 * @param direction in or out
 * @param kinds at least one; {@code JUDGED} and {@code ISSUED} show every message once
 * @param newestFirst the order of record ids
 * @param beyondRecordId the last record id already seen
 * @param limit rows of a page, at most {@link #LIMIT_MAX}
 */
public record LogQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable PartyId party,
        @Nullable String messageId,
        @Nullable String documentType,
        @Nullable Direction direction,
        Set<LogKind> kinds,
        boolean newestFirst,
        @Nullable Long beyondRecordId,
        int limit) {

    public static final int LIMIT_MAX = 10_000;

    /** @throws IllegalArgumentException when no kind is asked for or the limit is not between 1 and {@link #LIMIT_MAX} */
    public LogQuery {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("at least one kind of record must be asked for");
        }
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + LIMIT_MAX + " rows, not " + limit);
        }
        kinds = Set.copyOf(kinds);
    }

    /** Every record, oldest first. */
    public static LogQuery everything(int limit) {
        return new LogQuery(null, null, null, null, null, null, EnumSet.allOf(LogKind.class), false, null, limit);
    }

    /** Every message once: what was judged and what was issued, oldest first. */
    public static LogQuery messages(int limit) {
        return everything(limit).ofKinds(EnumSet.of(LogKind.JUDGED, LogKind.ISSUED));
    }

    public LogQuery during(@Nullable Instant begin, @Nullable Instant end) {
        return new LogQuery(
                begin, end, party, messageId, documentType, direction, kinds, newestFirst, beyondRecordId, limit);
    }

    public LogQuery ofParty(@Nullable PartyId other) {
        return new LogQuery(
                from, to, other, messageId, documentType, direction, kinds, newestFirst, beyondRecordId, limit);
    }

    public LogQuery withMessageId(@Nullable String id) {
        return new LogQuery(from, to, party, id, documentType, direction, kinds, newestFirst, beyondRecordId, limit);
    }

    public LogQuery ofType(@Nullable String type) {
        return new LogQuery(from, to, party, messageId, type, direction, kinds, newestFirst, beyondRecordId, limit);
    }

    public LogQuery going(@Nullable Direction way) {
        return new LogQuery(from, to, party, messageId, documentType, way, kinds, newestFirst, beyondRecordId, limit);
    }

    public LogQuery ofKinds(Set<LogKind> only) {
        return new LogQuery(
                from, to, party, messageId, documentType, direction, only, newestFirst, beyondRecordId, limit);
    }

    public LogQuery latestFirst() {
        return new LogQuery(from, to, party, messageId, documentType, direction, kinds, true, beyondRecordId, limit);
    }

    public LogQuery beyond(long recordId) {
        return new LogQuery(from, to, party, messageId, documentType, direction, kinds, newestFirst, recordId, limit);
    }
}
