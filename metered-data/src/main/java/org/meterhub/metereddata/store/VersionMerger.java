package org.meterhub.metereddata.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.metereddata.MeteredDays.DayConsumer;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.internal.StoredResolution;

/** Takes the versions of one day, those of a metering point one after the other, and gives each point's merged values to the consumer. */
final class VersionMerger {

    private final LocalDate day;
    private final DayConsumer consumer;
    private final List<StoredVersion> ofOnePoint = new ArrayList<>();
    private final SeriesValues merged = new SeriesValues();
    private final SeriesValues older = new SeriesValues();

    VersionMerger(LocalDate day, DayConsumer consumer) {
        this.day = day;
        this.consumer = consumer;
    }

    void add(StoredVersion version) {
        if (!ofOnePoint.isEmpty() && ofOnePoint.get(0).meteringPoint() != version.meteringPoint()) {
            finish();
        }
        ofOnePoint.add(version);
    }

    /** Hands over the last metering point. */
    void finish() {
        if (ofOnePoint.size() > 1) {
            ofOnePoint.sort(StoredVersion.BY_RESOLUTION_NEWEST_FIRST);
        }
        int next = 0;
        while (next < ofOnePoint.size()) {
            next = mergeResolution(next);
        }
        ofOnePoint.clear();
    }

    private int mergeResolution(int first) {
        StoredVersion newest = ofOnePoint.get(first);
        unpack(newest, merged);
        int next = first + 1;
        while (next < ofOnePoint.size() && ofOnePoint.get(next).resolution() == newest.resolution()) {
            if (!merged.isComplete()) {
                unpack(ofOnePoint.get(next), older);
                merged.fillFrom(older);
            }
            next++;
        }
        consumer.day(newest.meteringPoint(), day, StoredResolution.of(newest.resolution()), merged);
        return next;
    }

    private static void unpack(StoredVersion version, SeriesValues into) {
        PackedSeries.unpack(version.bytes(), version.from(), version.to(), into);
    }
}
