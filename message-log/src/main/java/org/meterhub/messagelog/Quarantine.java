package org.meterhub.messagelog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;

/** Messages that the hub could not process, kept with their bytes for the operator, and what the operator did about them. Nothing leaves it. */
public interface Quarantine {

    /** The most characters of a remark. */
    int REMARK_LENGTH_MAX = 500;

    /**
     * @param recordId the log record "received"
     * @param error what went wrong; the first 4,000 characters are kept
     */
    void add(UnitOfWork unit, long recordId, String error, Instant at);

    /** Those that wait for the operator, oldest first, those beyond a record id. */
    List<Quarantined> waiting(UnitOfWork unit, long beyondRecordId, int limit);

    /** Those that wait and those that do not any more, oldest first, those beyond a record id. */
    List<Quarantined> all(UnitOfWork unit, long beyondRecordId, int limit);

    /** The message of this log record "received". */
    Optional<Quarantined> find(UnitOfWork unit, long recordId);

    /**
     * Notes what was done about a message that waits.
     *
     * @param remark why; the first {@link #REMARK_LENGTH_MAX} characters are kept
     * @return false when it waits no more, or never did
     */
    boolean resolve(UnitOfWork unit, long recordId, Resolution resolution, String remark, Instant at);

    /** What can be done about a message in quarantine. */
    enum Resolution {
        /** It was given to the hub again. */
        RETRIED,
        /** It is left for good. */
        DISCARDED
    }

    /**
     * One message in quarantine.
     *
     * @param resolvedAt when the operator did something about it; null, as are the two after it, while it waits
     */
    record Quarantined(
            long recordId,
            Instant quarantinedAt,
            String error,
            @Nullable Instant resolvedAt,
            @Nullable Resolution resolution,
            @Nullable String remark) {}
}
