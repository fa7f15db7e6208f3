package org.meterhub.messagelog;

import java.time.Instant;
import java.util.List;
import org.meterhub.database.CommitSignal;
import org.meterhub.database.UnitOfWork;

/** Series of the document types that are bundled, waiting for their document. Other documents go to the {@link Outbox} at once. */
public interface OutboundItems {

    /** Raised in this process when a transaction has committed series, so that the bundler need not ask again and again. */
    CommitSignal filled();

    void add(UnitOfWork unit, List<OutboundItem> items);

    /** The groups with a bundle that is full, or partial with a series older than the age. The group whose oldest series waits longest comes first. */
    List<DueGroup> dueGroups(UnitOfWork unit, Instant now, BundleLimits limits);

    /**
     * Takes the next bundle of a group off the waiting series, oldest first. The caller adds the document of them to the {@link Outbox} in the same
     * transaction, and asks again until the answer is empty, best in a transaction each.
     *
     * @return empty when the series left are neither a full bundle nor old enough
     * @throws IllegalStateException when another bundler takes the same series: this transaction is to be rolled back
     */
    List<OutboundItem> take(UnitOfWork unit, ItemGroup group, Instant now, BundleLimits limits);
}
