package org.meterhub.settlement.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.MonthlyAmount;
import org.meterhub.settlement.calculation.charge.TotalMonthlyAmount;

/**
 * Who gets what of the charges (docs/processes/balance-fixing.md#who-gets-what): the supplier (DDQ) what it is charged; the owner of a charge what it
 * charges, which is the
 * grid company of the area (DDM) or the system operator (EZ). Taxes go to the grid company, which collects them, whoever owns them.
 */
final class ChargeResultMessages {

    private ChargeResultMessages() {}

    private record Receiver(String party, MarketRole role) implements Comparable<Receiver> {

        private static final Comparator<Receiver> ORDER =
                Comparator.comparing(Receiver::role).thenComparing(Receiver::party);

        @Override
        public int compareTo(Receiver other) {
            return ORDER.compare(this, other);
        }
    }

    private record Content(
            List<ChargeSeries> series, List<MonthlyAmount> monthlyAmounts, List<TotalMonthlyAmount> totals) {

        Content() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * The messages for one area, one per receiver and role.
     *
     * @param gridCompany number of the grid company that owns the area
     */
    static List<ChargeResultMessage> of(CalculationType type, long version, AreaCharges charges, String gridCompany) {
        Map<Receiver, Content> contents = new TreeMap<>();
        for (ChargeSeries series : charges.series()) {
            String supplier = series.key().supplier();
            if (supplier != null) {
                content(contents, supplier, MarketRole.ENERGY_SUPPLIER).series().add(series);
            }
            ofOwner(contents, series.key().charge(), series.key().tax(), gridCompany)
                    .series()
                    .add(series);
        }
        for (MonthlyAmount amount : charges.monthlyAmounts()) {
            String supplier = amount.supplier();
            if (supplier != null) {
                content(contents, supplier, MarketRole.ENERGY_SUPPLIER)
                        .monthlyAmounts()
                        .add(amount);
            }
            ofOwner(contents, amount.charge(), amount.tax(), gridCompany)
                    .monthlyAmounts()
                    .add(amount);
        }
        for (TotalMonthlyAmount total : charges.totalsOfSuppliers()) {
            String supplier = total.supplier();
            if (supplier != null) {
                content(contents, supplier, MarketRole.ENERGY_SUPPLIER).totals().add(total);
            }
        }
        for (TotalMonthlyAmount total : charges.totalsOfOwners()) {
            String owner = total.owner();
            if (owner != null) {
                content(contents, owner, roleOf(owner, gridCompany)).totals().add(total);
            }
        }
        List<ChargeResultMessage> messages = new ArrayList<>();
        contents.forEach((receiver, content) -> messages.add(new ChargeResultMessage(
                receiver.party(),
                receiver.role(),
                type,
                version,
                content.series(),
                content.monthlyAmounts(),
                content.totals(),
                charges)));
        return messages;
    }

    private static Content ofOwner(Map<Receiver, Content> contents, Charge charge, boolean tax, String gridCompany) {
        String owner = tax ? gridCompany : charge.owner();
        return content(contents, owner, roleOf(owner, gridCompany));
    }

    private static MarketRole roleOf(String owner, String gridCompany) {
        return owner.equals(gridCompany) ? MarketRole.GRID_COMPANY : MarketRole.SYSTEM_OPERATOR;
    }

    private static Content content(Map<Receiver, Content> contents, String party, MarketRole role) {
        return contents.computeIfAbsent(new Receiver(party, role), unused -> new Content());
    }
}
