package org.meterhub.hubroutes.pricelist;

import java.util.List;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.marketmodel.Rejection;

/** An RSM-033 between the steps of its route: each transaction with what was decided on it. */
public record PriceListDecisions(InboundMessage inbound, List<Decision> decisions) {

    public PriceListDecisions {
        decisions = List.copyOf(decisions);
    }

    /**
     * What was decided on one transaction.
     *
     * @param transactionId the sender's id of it
     * @param rejections every rule that was broken; empty when it was carried out
     */
    public record Decision(String transactionId, List<Rejection> rejections) {

        public Decision {
            rejections = List.copyOf(rejections);
        }
    }
}
