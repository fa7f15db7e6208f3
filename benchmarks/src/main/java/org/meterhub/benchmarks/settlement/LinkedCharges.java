package org.meterhub.benchmarks.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.settlement.SettlementCharges;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeType;

/** Three charges at every metering point: an hourly tariff of the grid, a daily tax, and a subscription. */
final class LinkedCharges implements SettlementCharges {

    private static final String OWNER = "7080000010011";
    private static final Charge ENERGY = new Charge("energy", OWNER, ChargeType.TARIFF);
    private static final Charge LEVY = new Charge("levy", "7080000099999", ChargeType.TARIFF);
    private static final Charge METER = new Charge("meter", OWNER, ChargeType.SUBSCRIPTION);

    private final SettledMarket market;

    LinkedCharges(SettledMarket market) {
        this.market = market;
    }

    @Override
    public void readCharges(
            Interval period, KnownAt knownAt, Consumer<ChargePeriod> periods, Consumer<ChargePrice> prices) {
        periods.accept(new ChargePeriod(ENERGY, ChargeResolution.HOUR, false, period.from(), null));
        periods.accept(new ChargePeriod(LEVY, ChargeResolution.DAY, true, period.from(), null));
        periods.accept(new ChargePeriod(METER, ChargeResolution.MONTH, false, period.from(), null));
        for (Instant hour = period.from(); hour.isBefore(period.to()); hour = hour.plusSeconds(3_600)) {
            prices.accept(new ChargePrice(ENERGY, hour, new BigDecimal("0.4231")));
        }
        market.days()
                .forEach(day -> prices.accept(new ChargePrice(LEVY, market.startOf(day), new BigDecimal("0.1644"))));
        prices.accept(new ChargePrice(METER, period.from(), new BigDecimal("120")));
    }

    @Override
    public void readLinks(
            Interval period, SortedSet<GridAreaCode> gridAreas, KnownAt knownAt, Consumer<ChargeLink> links) {
        for (int number = 0; number < market.market().pointCount(); number++) {
            long point = market.market().point(number).gsrn().toLong();
            for (Charge charge : List.of(ENERGY, LEVY, METER)) {
                links.accept(new ChargeLink(charge, point, 1, period.from(), null));
            }
        }
    }
}
