package org.meterhub.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Watches the heap between its making and its closing: the most that was in use, and the most that a collection had to leave. */
public final class HeapWatch implements AutoCloseable {

    private static final long SAMPLE_MILLIS = 10;

    private final AtomicLong peakBytes = new AtomicLong();
    private final AtomicLong peakAfterCollectionBytes = new AtomicLong();
    private final long collectionMillisBefore;
    private final List<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .toList();
    private final List<Runnable> undo = new ArrayList<>();

    public HeapWatch() {
        System.gc();
        collectionMillisBefore = collectionMillis();
        LongSupplier used =
                () -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "heap-watch");
            thread.setDaemon(true);
            return thread;
        });
        sampler.scheduleAtFixedRate(
                () -> peakBytes.accumulateAndGet(used.getAsLong(), Math::max), 0, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
        undo.add(sampler::shutdownNow);
        NotificationListener afterCollection = this::collected;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(afterCollection, null, null);
                undo.add(() -> stopListening(emitter, afterCollection));
            }
        }
    }

    private static void stopListening(NotificationEmitter emitter, NotificationListener listener) {
        try {
            emitter.removeNotificationListener(listener);
        } catch (ListenerNotFoundException gone) {
            throw new IllegalStateException("a listener that was added is gone", gone);
        }
    }

    private void collected(Notification notification, Object unused) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            var collection = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                    .getGcInfo();
            peakBytes.accumulateAndGet(used(collection.getMemoryUsageBeforeGc()), Math::max);
            peakAfterCollectionBytes.accumulateAndGet(used(collection.getMemoryUsageAfterGc()), Math::max);
        }
    }

    private long used(Map<String, MemoryUsage> pools) {
        long used = 0;
        for (String pool : heapPools) {
            MemoryUsage usage = pools.get(pool);
            used += usage == null ? 0 : usage.getUsed();
        }
        return used;
    }

    /** The most heap in use, garbage included. */
    public long peakMb() {
        return peakBytes.get() >> 20;
    }

    /** The most that was left after a collection; 0 when there was none. */
    public long peakAfterCollectionMb() {
        return peakAfterCollectionBytes.get() >> 20;
    }

    /** Seconds spent in collections since the watch began. */
    public double collectionSeconds() {
        return (collectionMillis() - collectionMillisBefore) / 1_000.0;
    }

    private static long collectionMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
        undo.clear();
    }
}
