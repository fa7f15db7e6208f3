package org.meterhub.settlement.run;

import java.util.List;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergySeries;

/**
 * What one receiver gets of the results of one grid area: the content of an RSM-014. A series with holes has to be cut at them, see {@link
 * EnergySeries#stretches()}.
 *
 * @param receiver number of the party
 * @param receiverRole the role it gets the message in
 * @param type gives the reason of the document and the version of a correction
 * @param version the run's version, which every series carries
 * @param series at least one
 */
public record EnergyResultMessage(
        String receiver, MarketRole receiverRole, CalculationType type, long version, List<EnergySeries> series) {

    public EnergyResultMessage {
        series = List.copyOf(series);
    }
}
