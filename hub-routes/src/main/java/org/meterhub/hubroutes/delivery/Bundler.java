package org.meterhub.hubroutes.delivery;

import java.util.List;
import java.util.Map;
import org.meterhub.database.Database;
import org.meterhub.database.Lease;
import org.meterhub.database.Leases;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messagelog.BundleLimits;
import org.meterhub.messagelog.DueGroup;
import org.meterhub.messagelog.ItemGroup;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messagelog.OutboundItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes documents of the series that wait for a receiver: when a document is full, or its oldest series has waited long enough (delivery.md §2). */
public final class Bundler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bundler.class);

    private final Database database;
    private final MessageStores stores;
    private final BundleLimits limits;
    private final Map<String, BundleRenderer> renderers;
    private final MarketClock clock;
    private final LeasedJob job;

    /** @param renderers by the type of document that a group is of */
    public Bundler(
            Database database,
            MessageStores stores,
            BundleLimits limits,
            Map<String, BundleRenderer> renderers,
            MarketClock clock,
            LeasedJob job) {
        this.database = database;
        this.stores = stores;
        this.limits = limits;
        this.renderers = Map.copyOf(renderers);
        this.clock = clock;
        this.job = job;
    }

    /**
     * Bundles all that is due, when this process has the job.
     *
     * @return how many documents it made
     */
    public synchronized int bundleDue() {
        return job.perform(lease -> {
            int documents = 0;
            for (DueGroup due : database.inTransaction(unit -> stores.items().dueGroups(unit, clock.now(), limits))) {
                while (job.lease().isPresent() && bundleOne(due.group(), lease)) {
                    documents++;
                }
            }
            return documents;
        });
    }

    /** One document in one transaction. @return false when nothing more is due in this group */
    private boolean bundleOne(ItemGroup group, Lease lease) {
        return database.inTransaction(unit -> {
            if (!Leases.confirm(unit, lease)) {
                throw new IllegalStateException("the bundler has been taken over");
            }
            return bundle(unit, group);
        });
    }

    private boolean bundle(UnitOfWork unit, ItemGroup group) {
        List<OutboundItem> items = stores.items().take(unit, group, clock.now(), limits);
        if (items.isEmpty()) {
            return false;
        }
        stores.outbox().add(unit, renderer(group).render(group, items, clock.now()));
        LOG.info("bundled {} series of {} for {}", items.size(), group.documentType(), group.receiver());
        return true;
    }

    private BundleRenderer renderer(ItemGroup group) {
        BundleRenderer renderer = renderers.get(group.documentType());
        if (renderer == null) {
            throw new IllegalStateException("nobody renders bundles of " + group.documentType());
        }
        return renderer;
    }

    @Override
    public void close() {
        job.close();
    }
}
