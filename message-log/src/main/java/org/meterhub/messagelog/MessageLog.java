package org.meterhub.messagelog;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.meterhub.database.UnitOfWork;

/** The log of every message the hub ever saw or wrote. Records are added, never changed; the bytes stand apart and can be erased. */
public interface MessageLog {

    /** @return the id of the record "judged" */
    default long judged(UnitOfWork unit, Judgement judgement) {
        return judged(unit, List.of(judgement)).get(0);
    }

    /** @return the ids of the records "judged", in the order of the judgements */
    List<Long> judged(UnitOfWork unit, List<Judgement> judgements);

    /** As {@link #judged(UnitOfWork, Judgement)}, for whom the id does not matter: written with all others of the transaction when it commits. */
    void judgedByCommit(UnitOfWork unit, Judgement judgement);

    /** The records "judged" about these records "received", in no order: what the messages were, and what became of them. */
    List<LogRow> judgementsOf(UnitOfWork unit, Collection<Long> receivedRecordIds);

    /** The records "issued" of the hub's own documents with these ids, in no order. */
    List<LogRow> issued(UnitOfWork unit, Collection<String> messageIds);

    /** One page of records. */
    List<LogRow> search(UnitOfWork unit, LogQuery query);

    /**
     * The raw bytes of a record, or of the record it is about when it has none of its own. The stream reads one chunk of at most 1 MiB at a time
     * and lives as long as the unit of work.
     *
     * @return empty when there is no such record, or its payload was erased
     */
    Optional<InputStream> payload(UnitOfWork unit, long recordId);
}
