package org.meterhub.hubroutes.settlement;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
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
import org.meterhub.supplierregistry.chargelink.ChargeLinks;
import org.meterhub.supplierregistry.pricelist.ChargeKey;
import org.meterhub.supplierregistry.pricelist.ChargeKind;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.pricelist.ChargeVersion;
import org.meterhub.supplierregistry.pricelist.PriceLists;
import org.meterhub.supplierregistry.pricelist.PriceStep;

/** Price lists and charge links in the terms of settlement, as they were known when the run was asked for. */
public final class PriceListCharges implements SettlementCharges {

    private final Database database;
    private final PriceLists priceLists;
    private final ChargeLinks chargeLinks;

    public PriceListCharges(Database database, PriceLists priceLists, ChargeLinks chargeLinks) {
        this.database = database;
        this.priceLists = priceLists;
        this.chargeLinks = chargeLinks;
    }

    @Override
    public void readCharges(
            Interval period, KnownAt knownAt, Consumer<ChargePeriod> periods, Consumer<ChargePrice> prices) {
        database.run(unit -> {
            for (ChargeRecord charge : priceLists.charges(unit, period, knownAt.registryAtOrNull())) {
                give(charge, periods);
            }
            priceLists.prices(
                    unit,
                    period,
                    knownAt.registryAtOrNull(),
                    (key, time, price) -> prices.accept(new ChargePrice(charge(key), time, price)));
        });
    }

    /** Where only a name or a description changed nothing has changed to settlement: what touches is one period, so that its price goes on. */
    private static void give(ChargeRecord charge, Consumer<ChargePeriod> receiver) {
        Charge named = charge(charge.key());
        ChargePeriod last = null;
        for (ChargeVersion period : charge.periods()) {
            if (last != null && period.validFrom().equals(last.to())) {
                last = new ChargePeriod(named, last.resolution(), last.tax(), last.from(), period.validTo());
            } else {
                give(last, receiver);
                last = new ChargePeriod(
                        named, resolution(charge.step()), charge.tax(), period.validFrom(), period.validTo());
            }
        }
        give(last, receiver);
    }

    private static void give(@Nullable ChargePeriod period, Consumer<ChargePeriod> receiver) {
        if (period != null) {
            receiver.accept(period);
        }
    }

    @Override
    public void readLinks(
            Interval period, SortedSet<GridAreaCode> gridAreas, KnownAt knownAt, Consumer<ChargeLink> links) {
        Map<ChargeKey, Charge> charges = new HashMap<>();
        database.run(unit -> chargeLinks.settlementLinks(
                unit,
                gridAreas,
                period,
                knownAt.registryAtOrNull(),
                (key, gsrn, quantity, from, to) -> links.accept(new ChargeLink(
                        charges.computeIfAbsent(key, PriceListCharges::charge), gsrn, quantity, from, to))));
    }

    private static Charge charge(ChargeKey key) {
        return new Charge(key.code(), key.owner().value(), type(key.kind()));
    }

    private static ChargeType type(ChargeKind kind) {
        return switch (kind) {
            case SUBSCRIPTION -> ChargeType.SUBSCRIPTION;
            case FEE -> ChargeType.FEE;
            case TARIFF -> ChargeType.TARIFF;
        };
    }

    private static ChargeResolution resolution(PriceStep step) {
        return switch (step) {
            case QUARTER -> ChargeResolution.QUARTER;
            case HOUR -> ChargeResolution.HOUR;
            case DAY -> ChargeResolution.DAY;
            case MONTH -> ChargeResolution.MONTH;
        };
    }
}
