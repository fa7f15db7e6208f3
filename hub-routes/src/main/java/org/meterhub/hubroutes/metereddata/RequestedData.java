package org.meterhub.hubroutes.metereddata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.documents.RequestValidatedMeasureData;
import org.meterhub.metereddata.requests.DataRequest;
import org.meterhub.metereddata.requests.RequestCase;

/** One RSM-015 between the steps of its route. */
final class RequestedData {

    /** A request with its place in the document and what is known of its metering point. */
    record Entry(RequestValidatedMeasureData.Transaction transaction, RequestCase requested) {

        DataRequest request() {
            return requested.request();
        }
    }

    private final InboundMessage inbound;
    private final List<Entry> entries;
    private final List<Entry> granted = new ArrayList<>();
    private final Map<Entry, List<Rejection>> rejected = new LinkedHashMap<>();

    RequestedData(InboundMessage inbound, List<Entry> entries) {
        this.inbound = inbound;
        this.entries = entries;
    }

    InboundMessage inbound() {
        return inbound;
    }

    List<Entry> entries() {
        return entries;
    }

    void grant(Entry entry) {
        granted.add(entry);
    }

    void reject(Entry entry, List<Rejection> reasons) {
        rejected.put(entry, reasons);
    }

    /** Those that break no rule, in the document's order. */
    List<Entry> granted() {
        return granted;
    }

    /** Reasons of the others. */
    Map<Entry, List<Rejection>> rejected() {
        return rejected;
    }
}
