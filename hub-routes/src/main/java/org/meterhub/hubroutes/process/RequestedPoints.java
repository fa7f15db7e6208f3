package org.meterhub.hubroutes.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.meterhub.hubroutes.intake.DocumentContent;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.documents.RequestCancellation;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestEndOfSupply;
import org.meterhub.messageschemas.documents.RequestReallocateChangeOfSupplier;
import org.meterhub.supplierregistry.process.MarketProcesses;

/** The metering points that requests about supply are about. A batch asks for all of them at once; each request is then judged by itself, in order. */
public final class RequestedPoints {

    private final MarketProcesses processes;

    public RequestedPoints(MarketProcesses processes) {
        this.processes = processes;
    }

    /** Finds the points of all documents that could be read; what one of them asks for is not looked at. */
    public List<InboundMessage> findAll(List<InboundMessage> batch) {
        Set<Gsrn> points = new LinkedHashSet<>();
        batch.stream()
                .filter(inbound -> inbound.rejections().isEmpty())
                .flatMap(inbound -> namedIn(inbound.content(DocumentContent.class)))
                .filter(id -> Gsrn.isValid(id.value(), CheckDigits.WARN))
                .forEach(id -> points.add(new Gsrn(id.value())));
        if (!points.isEmpty()) {
            processes.lookUp(batch.get(0).unit(), points);
        }
        return batch;
    }

    private static Stream<CodedId> namedIn(DocumentContent content) {
        return content instanceof DocumentContent.Whole whole ? namedIn(whole.document()) : Stream.empty();
    }

    private static Stream<CodedId> namedIn(MarketDocument document) {
        if (document instanceof RequestChangeOfSupplier request) {
            return request.transactions().stream().map(RequestChangeOfSupplier.Transaction::meteringPointId);
        }
        if (document instanceof RequestEndOfSupply request) {
            return request.transactions().stream().map(RequestEndOfSupply.Transaction::meteringPointId);
        }
        if (document instanceof RequestReallocateChangeOfSupplier request) {
            return request.transactions().stream().map(RequestReallocateChangeOfSupplier.Transaction::meteringPointId);
        }
        if (document instanceof RequestCancellation request) {
            return request.transactions().stream().map(RequestCancellation.Transaction::meteringPointId);
        }
        return Stream.empty();
    }
}
