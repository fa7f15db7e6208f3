package org.meterhub.hubroutes.metereddata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MeteredPointPeriod;
import org.meterhub.metereddata.SubmittedSeries;

/** One RSM-012 between the steps of its route. */
final class Submission {

    /**
     * A series with its place in the document.
     *
     * @param unreadable faults that come before any rule, because the series could not even be expressed; then the rules are not asked
     */
    record Entry(int ordinal, SubmittedSeries series, List<Rejection> unreadable) {}

    private final InboundMessage inbound;
    private final List<Entry> entries;
    private final Map<Gsrn, List<MeteredPointPeriod>> periods;
    private final List<Entry> accepted = new ArrayList<>();
    private final List<DayVersion> kept = new ArrayList<>();
    private final Map<String, List<Rejection>> rejected = new LinkedHashMap<>();

    Submission(InboundMessage inbound, List<Entry> entries, Map<Gsrn, List<MeteredPointPeriod>> periods) {
        this.inbound = inbound;
        this.entries = entries;
        this.periods = periods;
    }

    InboundMessage inbound() {
        return inbound;
    }

    List<Entry> entries() {
        return entries;
    }

    /** What is known of the series' metering point; empty when it is unknown. */
    List<MeteredPointPeriod> periodsOf(SubmittedSeries series) {
        return series.gsrn().map(gsrn -> periods.getOrDefault(gsrn, List.of())).orElse(List.of());
    }

    void accept(Entry entry) {
        accepted.add(entry);
    }

    /** Takes back all that was accepted, for who looks at it once more. */
    List<Entry> takeAccepted() {
        List<Entry> taken = List.copyOf(accepted);
        accepted.clear();
        return taken;
    }

    /** These versions are to be stored, and nobody is to hear of them. */
    void keep(List<DayVersion> versions) {
        kept.addAll(versions);
    }

    void reject(Entry entry, List<Rejection> reasons) {
        rejected.put(entry.series().transactionId(), reasons);
    }

    /** What is to be stored and to be forwarded. */
    List<Entry> accepted() {
        return accepted;
    }

    /** What is to be stored beside what is accepted. */
    List<DayVersion> kept() {
        return kept;
    }

    /** Reasons by transaction id, in the document's order. */
    Map<String, List<Rejection>> rejected() {
        return rejected;
    }
}
