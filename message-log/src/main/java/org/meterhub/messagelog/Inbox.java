package org.meterhub.messagelog;

import java.util.List;
import org.meterhub.database.UnitOfWork;

/** The first step of every message: written to the log with its bytes before it is judged, and recognised when the broker delivers it again. */
public interface Inbox {

    /** The most messages one call takes; a consumer's batch (docs/decisions/0003-batch-consumer.md). */
    int BATCH_SIZE_MAX = 200;

    /**
     * Writes the inbox key, the log record "received" and the bytes, unless this delivery is known. While another transaction that has received
     * the same delivery is open, this call waits for its end.
     *
     * @throws org.meterhub.database.DatabaseException when the database fails
     */
    default Receipt receive(UnitOfWork unit, Received message) {
        return receive(unit, List.of(message)).get(0);
    }

    /**
     * As {@link #receive(UnitOfWork, Received)} for a batch, in a handful of statements.
     *
     * @param messages at most {@link #BATCH_SIZE_MAX}; held bodies are written together, streamed ones each by itself
     * @return one receipt per message, in their order; a repeat within the batch is REDELIVERED
     */
    List<Receipt> receive(UnitOfWork unit, List<Received> messages);
}
