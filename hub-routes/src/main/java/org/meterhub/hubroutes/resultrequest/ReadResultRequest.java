package org.meterhub.hubroutes.resultrequest;

import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.documents.RequestAggregatedMeasureData;
import org.meterhub.messageschemas.documents.RequestWholesaleSettlement;
import org.meterhub.settlement.request.ChargesRequest;
import org.meterhub.settlement.request.EnergyRequest;
import org.meterhub.settlement.request.ResultRequest;

/** Says in the words of settlement what was read of an RSM-016 or RSM-017. */
public final class ReadResultRequest {

    private ReadResultRequest() {}

    public static EnergyRequest energy(Sending sending, RequestAggregatedMeasureData.Transaction transaction) {
        return new EnergyRequest(
                basics(
                        sending,
                        transaction.transactionId(),
                        transaction.settlementVersion(),
                        transaction.start(),
                        transaction.end(),
                        transaction.gridArea().value(),
                        transaction.energySupplier().value()),
                transaction.typeCode(),
                transaction.settlementMethodCode(),
                transaction.balanceResponsible().value());
    }

    public static ChargesRequest charges(Sending sending, RequestWholesaleSettlement.Transaction transaction) {
        return new ChargesRequest(
                basics(
                        sending,
                        transaction.transactionId(),
                        transaction.settlementVersion(),
                        transaction.start(),
                        transaction.end(),
                        transaction.gridArea().value(),
                        transaction.energySupplier().value()),
                transaction.chargeOwner().value(),
                transaction.resolution(),
                transaction.charges().stream()
                        .map(charge -> new ChargesRequest.Wanted(charge.typeCode(), charge.chargeCode()))
                        .toList());
    }

    private static ResultRequest.Basics basics(
            Sending sending,
            String transactionId,
            String settlementVersion,
            DocumentTime start,
            DocumentTime end,
            String gridArea,
            String supplier) {
        // A role that is none is refused with the header; it may see nothing.
        MarketRole role = sending.header().sender().role().orElse(MarketRole.METERED_DATA_ADMINISTRATOR);
        return new ResultRequest.Basics(
                transactionId,
                sending.sender(),
                role,
                sending.process(),
                settlementVersion,
                start.text(),
                start.instant().orElse(null),
                end.text(),
                end.instant().orElse(null),
                gridArea,
                supplier);
    }
}
