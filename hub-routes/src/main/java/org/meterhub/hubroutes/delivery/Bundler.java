package org.meterhub.hubroutes.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.job.Turn;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messagelog.BundleLimits;
import org.meterhub.messagelog.DueGroup;
import org.meterhub.messagelog.ItemGroup;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messagelog.OutboundDocument;
import org.meterhub.messagelog.OutboundItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes documents of the series that wait for a receiver: when a document is full, or its oldest series has waited long enough
 * (docs/internals/message-log.md#items-and-bundles). A series
 * that cannot be written is set aside by itself; a group of which only the whole fails is put off. Neither holds up the others.
 */
public final class Bundler {

    private static final Logger LOG = LoggerFactory.getLogger(Bundler.class);
    private static final Duration PUT_OFF_BY = Duration.ofMinutes(5);

    private final Database database;
    private final MessageStores stores;
    private final BundleLimits limits;
    private final Map<String, BundleRenderer> renderers;
    private final MarketClock clock;

    /** Nothing is lost with it: another process tries at once what this one put off. */
    private final Map<ItemGroup, Long> putOffUntilNanos = new HashMap<>();

    /** @param renderers by the type of document that a group is of */
    public Bundler(
            Database database,
            MessageStores stores,
            BundleLimits limits,
            Map<String, BundleRenderer> renderers,
            MarketClock clock) {
        this.database = database;
        this.stores = stores;
        this.limits = limits;
        this.renderers = Map.copyOf(renderers);
        this.clock = clock;
    }

    /**
     * Bundles all that is due.
     *
     * @return how many documents it made
     */
    public synchronized int bundleDue(Turn turn) {
        int documents = 0;
        for (DueGroup due : database.inTransaction(unit -> stores.items().dueGroups(unit, clock.now(), limits))) {
            if (!isPutOff(due.group())) {
                documents += bundleGroup(due.group(), turn);
            }
        }
        return documents;
    }

    private int bundleGroup(ItemGroup group, Turn turn) {
        int documents = 0;
        try {
            while (turn.isOurs() && bundleOne(group, turn)) {
                documents++;
            }
        } catch (RuntimeException failure) {
            if (DatabaseException.isOutage(failure)) {
                throw failure;
            }
            putOffUntilNanos.put(group, System.nanoTime() + PUT_OFF_BY.toNanos());
            LOG.error(
                    "the series of {} for {} cannot be bundled, and are put off by {} min: {}",
                    group.documentType(),
                    group.receiver(),
                    PUT_OFF_BY.toMinutes(),
                    failure.toString(),
                    failure);
        }
        return documents;
    }

    private boolean isPutOff(ItemGroup group) {
        Long until = putOffUntilNanos.get(group);
        if (until != null && System.nanoTime() - until >= 0) {
            putOffUntilNanos.remove(group);
            return false;
        }
        return until != null;
    }

    /** One document in one transaction. @return false when nothing more is due in this group */
    private boolean bundleOne(ItemGroup group, Turn turn) {
        return database.inTransaction(unit -> {
            if (!turn.confirm(unit)) {
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
        OutboundDocument document;
        try {
            document = renderer(group).render(group, items, clock.now());
        } catch (RuntimeException failure) {
            LOG.warn(
                    "{} series of {} for {} cannot be written together, so each is tried alone: {}",
                    items.size(),
                    group.documentType(),
                    group.receiver(),
                    failure.toString());
            return bundleWritable(unit, group, items, failure);
        }
        stores.outbox().add(unit, document);
        LOG.info("bundled {} series of {} for {}", items.size(), group.documentType(), group.receiver());
        return true;
    }

    /** Sets aside what cannot be written even alone; the others stand in the document as they would have. */
    private boolean bundleWritable(
            UnitOfWork unit, ItemGroup group, List<OutboundItem> items, RuntimeException ofAllTogether) {
        List<OutboundItem> writable = new ArrayList<>();
        for (OutboundItem item : items) {
            try {
                renderer(group).render(group, List.of(item), clock.now());
                writable.add(item);
            } catch (RuntimeException failure) {
                stores.setAside().series(unit, item, failure.toString(), clock.now());
                LOG.error(
                        "a series of {} for {} cannot be written and is set aside: ./hub aside list",
                        group.documentType(),
                        group.receiver(),
                        failure);
            }
        }
        if (writable.size() == items.size()) {
            throw ofAllTogether;
        }
        if (!writable.isEmpty()) {
            stores.outbox().add(unit, renderer(group).render(group, writable, clock.now()));
            LOG.info("bundled {} series of {} for {}", writable.size(), group.documentType(), group.receiver());
        }
        return true;
    }

    private BundleRenderer renderer(ItemGroup group) {
        BundleRenderer renderer = renderers.get(group.documentType());
        if (renderer == null) {
            throw new IllegalStateException("nobody renders bundles of " + group.documentType());
        }
        return renderer;
    }
}
