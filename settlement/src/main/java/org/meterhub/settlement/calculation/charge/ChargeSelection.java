package org.meterhub.settlement.calculation.charge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.meterhub.marketmodel.Interval;
import org.meterhub.settlement.calculation.SettlementPointPeriod;

/**
 * The links, master data and prices a calculation uses, cut to its time (docs/concepts/settlement.md#from-readings-to-energy): links of the points it uses,
 * and only charges that
 * have such a link.
 */
public record ChargeSelection(List<ChargeLink> links, List<ChargePeriod> periods, List<ChargePrice> prices) {

    public ChargeSelection {
        links = List.copyOf(links);
        periods = List.copyOf(periods);
        prices = List.copyOf(prices);
    }

    /** @param points as {@link org.meterhub.settlement.calculation.PeriodSelection} gives them */
    public static ChargeSelection select(
            Interval within,
            Collection<SettlementPointPeriod> points,
            Collection<ChargeLink> links,
            Collection<ChargePeriod> periods,
            Collection<ChargePrice> prices) {
        Set<Long> numbers = new HashSet<>();
        points.forEach(period -> numbers.add(period.meteringPoint()));
        Set<Charge> linked = new HashSet<>();
        List<ChargeLink> usedLinks = new ArrayList<>();
        for (ChargeLink link : links) {
            if (numbers.contains(link.meteringPoint())) {
                link.clamped(within).ifPresent(inside -> {
                    linked.add(link.charge());
                    usedLinks.add(new ChargeLink(
                            link.charge(), link.meteringPoint(), link.quantity(), inside.from(), inside.to()));
                });
            }
        }
        List<ChargePeriod> usedPeriods = new ArrayList<>();
        for (ChargePeriod period : periods) {
            if (linked.contains(period.charge())) {
                period.clamped(within)
                        .ifPresent(inside -> usedPeriods.add(new ChargePeriod(
                                period.charge(), period.resolution(), period.tax(), inside.from(), inside.to())));
            }
        }
        return new ChargeSelection(
                usedLinks,
                usedPeriods,
                prices.stream()
                        .filter(price -> linked.contains(price.charge()) && within.contains(price.time()))
                        .toList());
    }
}
