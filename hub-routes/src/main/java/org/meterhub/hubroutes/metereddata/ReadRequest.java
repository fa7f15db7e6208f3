package org.meterhub.hubroutes.metereddata;

import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messageschemas.documents.RequestValidatedMeasureData;
import org.meterhub.metereddata.requests.DataRequest;

/** Says in the words of metered data what was read of an RSM-015. */
public final class ReadRequest {

    private ReadRequest() {}

    public static DataRequest of(Sending sending, RequestValidatedMeasureData.Transaction transaction) {
        // A role that is none is refused with the header; it may see nothing.
        MarketRole role = sending.header().sender().role().orElse(MarketRole.METERED_DATA_ADMINISTRATOR);
        return new DataRequest(
                transaction.transactionId(),
                sending.process() == BusinessReason.HISTORICAL_DATA
                        ? DataRequest.Kind.YEARLY_SUM
                        : DataRequest.Kind.VALUES,
                transaction.meteringPointId().value(),
                transaction.start().text(),
                transaction.start().instant().orElse(null),
                transaction.end().text(),
                transaction.end().instant().orElse(null),
                sending.sender(),
                role);
    }
}
