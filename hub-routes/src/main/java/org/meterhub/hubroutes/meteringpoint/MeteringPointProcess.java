package org.meterhub.hubroutes.meteringpoint;

import java.util.List;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.documents.RequestChangeAccountingPointCharacteristics;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointLives;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointRequest;

/** The life of a metering point: what its grid company says is recorded and confirmed, or rejected; the supplier is told. */
public final class MeteringPointProcess {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "metering-point.request",
                    "change of a metering point",
                    "BRS-004, 006, 007, 008, 013: decides on the transactions of one RSM-021")
            .takes(
                    DocumentType.METERING_POINT_CHANGE_REQUEST,
                    RequestChangeAccountingPointCharacteristics.class,
                    BusinessReason.NEW_METERING_POINT,
                    BusinessReason.UPDATE_MASTER_DATA,
                    BusinessReason.CLOSE_DOWN_METERING_POINT,
                    BusinessReason.CONNECT_METERING_POINT,
                    BusinessReason.CHANGE_CONNECTION_STATE)
            .reads(MeteringPointProcess::asked)
            .foresees(MeteringPointLives::foresee)
            .decidedBy(registry -> registry.meteringPointLives()::request);

    private MeteringPointProcess() {}

    /** What the registry is asked by each transaction. */
    private static List<Asked<MeteringPointRequest>> asked(
            RequestChangeAccountingPointCharacteristics document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.at(
                        transaction.transactionId(),
                        transaction.meteringPoint().meteringPointId(),
                        transaction.validFrom(),
                        "validityStart_DateAndOrTime.dateTime",
                        from -> new MeteringPointRequest(
                                MeteringPointRequest.kindOf(sending.process()).orElseThrow(),
                                transaction.transactionId(),
                                sending.sender(),
                                transaction.meteringPoint().meteringPointId().value(),
                                from,
                                PointDescription.attributes(transaction.meteringPoint()),
                                sending.madeAt())))
                .toList();
    }
}
