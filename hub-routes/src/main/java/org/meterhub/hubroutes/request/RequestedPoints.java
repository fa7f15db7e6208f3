package org.meterhub.hubroutes.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.meterhub.hubroutes.intake.DocumentContent;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.supplierregistry.process.MarketProcesses;

/** The metering points that requests about supply are about. A batch asks for all of them at once; each request is then judged by itself, in order. */
public final class RequestedPoints {

    /** Takes the list of what a batch on the channel of structure brought, and finds the metering points of all its requests at once. */
    public static final String FIND = "direct:requests.find-points";

    private final MarketProcesses processes;

    public RequestedPoints(MarketProcesses processes) {
        this.processes = processes;
    }

    /** Finds the points of all documents that could be read; what one of them asks for is not looked at. */
    public List<InboundMessage> findAll(List<InboundMessage> batch) {
        Set<Gsrn> points = new LinkedHashSet<>();
        batch.stream()
                .filter(inbound -> inbound.rejections().isEmpty())
                .flatMap(RequestedPoints::namedIn)
                .filter(id -> Gsrn.isValid(id.value(), CheckDigits.WARN))
                .forEach(id -> points.add(new Gsrn(id.value())));
        if (!points.isEmpty()) {
            processes.lookUp(batch.get(0).unit(), points);
        }
        return batch;
    }

    private static Stream<CodedId> namedIn(InboundMessage inbound) {
        return inbound.content(DocumentContent.class) instanceof DocumentContent.Whole whole
                ? RequestCatalogue.ofType(inbound.type().orElseThrow())
                        .limit(1) // Processes that share a document are about the same points of it.
                        .flatMap(process -> process.reading().pointsIn(whole.document()))
                : Stream.empty();
    }
}
