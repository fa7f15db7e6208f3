package org.meterhub.messagelog;

import java.time.Instant;
import java.util.List;
import org.meterhub.database.UnitOfWork;

/** Messages that the hub could not process, kept with their bytes for the operator. */
public interface Quarantine {

    /**
     * @param recordId the log record "received"
     * @param error what went wrong; the first 4,000 characters are kept
     */
    void add(UnitOfWork unit, long recordId, String error, Instant at);

    /** Oldest first, those beyond a record id. */
    List<Quarantined> list(UnitOfWork unit, long beyondRecordId, int limit);

    /** One message in quarantine. */
    record Quarantined(long recordId, Instant quarantinedAt, String error) {}
}
