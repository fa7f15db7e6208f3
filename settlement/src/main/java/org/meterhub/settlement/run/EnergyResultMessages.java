package org.meterhub.settlement.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergySeries;

/**
 * Who gets which energy results (docs/processes/balance-fixing.md#who-gets-what): the grid company (MDR) those of its area; each balance responsible party
 * (DDK) its own
 * sums; each supplier (DDQ) its own under each balance responsible party, with a copy to that party when the balance is aggregated or fixed.
 * Temporary results and grid loss stay in the hub (docs/concepts/settlement.md#how-it-is-checked).
 */
public final class EnergyResultMessages {

    private static final Set<EnergyKind> SENT = EnumSet.of(
            EnergyKind.PRODUCTION,
            EnergyKind.FLEX_CONSUMPTION,
            EnergyKind.NON_PROFILED_CONSUMPTION,
            EnergyKind.EXCHANGE,
            EnergyKind.EXCHANGE_PER_NEIGHBOUR,
            EnergyKind.TOTAL_CONSUMPTION);

    private EnergyResultMessages() {}

    private record Receiver(String party, MarketRole role) implements Comparable<Receiver> {

        private static final Comparator<Receiver> ORDER =
                Comparator.comparing(Receiver::role).thenComparing(Receiver::party);

        @Override
        public int compareTo(Receiver other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The messages for one area, one per receiver and role.
     *
     * @param owner number of the grid company that owns the area
     */
    public static List<EnergyResultMessage> of(CalculationType type, long version, AreaEnergy energy, String owner) {
        Map<Receiver, List<EnergySeries>> byReceiver = new TreeMap<>();
        for (EnergySeries series : energy.series()) {
            EnergyLevel level = series.key().level();
            if (!SENT.contains(series.key().kind()) || !type.produces(level)) {
                continue;
            }
            switch (level) {
                case GRID_AREA, NEIGHBOUR -> add(byReceiver, owner, MarketRole.METERED_DATA_RESPONSIBLE, series);
                case BALANCE_RESPONSIBLE ->
                    add(byReceiver, series.key().balanceResponsible(), MarketRole.BALANCE_RESPONSIBLE_PARTY, series);
                case SUPPLIER -> {
                    add(byReceiver, series.key().supplier(), MarketRole.ENERGY_SUPPLIER, series);
                    if (!type.isWholesale()) {
                        add(
                                byReceiver,
                                series.key().balanceResponsible(),
                                MarketRole.BALANCE_RESPONSIBLE_PARTY,
                                series);
                    }
                }
                case METERING_POINT -> {
                    // Grid loss of a point is not sent by itself: it is part of its supplier's consumption or
                    // production.
                }
            }
        }
        List<EnergyResultMessage> messages = new ArrayList<>();
        byReceiver.forEach((receiver, series) ->
                messages.add(new EnergyResultMessage(receiver.party(), receiver.role(), type, version, series)));
        return messages;
    }

    private static void add(
            Map<Receiver, List<EnergySeries>> byReceiver,
            @Nullable String party,
            MarketRole role,
            EnergySeries series) {
        if (party != null) {
            byReceiver
                    .computeIfAbsent(new Receiver(party, role), unused -> new ArrayList<>())
                    .add(series);
        }
    }
}
