package org.meterhub.settlement.run;

import java.util.List;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.MonthlyAmount;
import org.meterhub.settlement.calculation.charge.TotalMonthlyAmount;

/**
 * What one party gets to know of the charges of a run in one grid area (RSM-019): amounts per charge, monthly amounts per charge, and total monthly
 * amounts, each a series of its own.
 *
 * @param receiver number of the party
 * @param receiverRole the role it gets the message in
 * @param type gives the reason of the document and the version of a correction
 * @param version the run's version, which every series carries
 * @param whole all that is charged in the area: it knows what is missing to an amount
 */
public record ChargeResultMessage(
        String receiver,
        MarketRole receiverRole,
        CalculationType type,
        long version,
        List<ChargeSeries> series,
        List<MonthlyAmount> monthlyAmounts,
        List<TotalMonthlyAmount> totals,
        AreaCharges whole) {

    public ChargeResultMessage {
        series = List.copyOf(series);
        monthlyAmounts = List.copyOf(monthlyAmounts);
        totals = List.copyOf(totals);
    }
}
