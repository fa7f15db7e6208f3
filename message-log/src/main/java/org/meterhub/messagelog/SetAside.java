package org.meterhub.messagelog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/**
 * What the hub was to send and could not, each thing by itself, so that it holds up no other: documents that the broker refuses, and series that cannot be
 * written into a document. It waits for the operator, who has it tried again or leaves it for good.
 */
public interface SetAside {

    /** The most characters of a remark. */
    int REMARK_LENGTH_MAX = 500;

    /** What it is. */
    enum Kind {
        /** A rendered document that the broker does not take. */
        DOCUMENT,
        /** A series, or a reminder, that waits for its document. */
        SERIES
    }

    /**
     * One thing that is set aside.
     *
     * @param recordId a document's log record "issued"; null for a series
     * @param messageId a document's id; null for a series
     * @param error why; the first 4,000 characters are kept
     * @param leftAt when the operator left it for good; null, as is the remark, while it waits
     */
    record Kept(
            long id,
            Kind kind,
            PartyId receiver,
            MarketRole role,
            String documentType,
            @Nullable Long recordId,
            @Nullable String messageId,
            Instant setAsideAt,
            String error,
            @Nullable Instant leftAt,
            @Nullable String remark) {}

    /**
     * Takes a document off the relay's work.
     *
     * @param error why it cannot be sent
     * @throws IllegalStateException when it is not pending: another relay is at work, and this transaction is to be rolled back
     */
    void document(UnitOfWork unit, PendingDocument document, String error, Instant at);

    /** Keeps a series that was {@linkplain OutboundItems#take taken} in the same transaction. */
    void series(UnitOfWork unit, OutboundItem item, String error, Instant at);

    /** Those that wait for the operator, oldest first, those beyond an id. */
    List<Kept> waiting(UnitOfWork unit, long beyondId, int limit);

    /** Those that wait and those that were left for good, oldest first, those beyond an id. */
    List<Kept> all(UnitOfWork unit, long beyondId, int limit);

    /** The one with this id. */
    Optional<Kept> find(UnitOfWork unit, long id);

    /** Gives things back to the relay or the bundler, under the ids that they had. @return how many of them waited */
    int retry(UnitOfWork unit, Collection<Long> ids);

    /**
     * Leaves one for good.
     *
     * @param remark why; the first {@link #REMARK_LENGTH_MAX} characters are kept
     * @return false when it does not wait
     */
    boolean discard(UnitOfWork unit, long id, String remark, Instant at);
}
