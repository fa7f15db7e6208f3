package org.meterhub.hubroutes.settlement;

import java.util.SortedSet;
import java.util.function.Consumer;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.settlement.SettlementPeriods;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.supplierregistry.ExchangeAreas;
import org.meterhub.supplierregistry.MasterData;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;
import org.meterhub.supplierregistry.Supply;

/**
 * The registry's metering points in the terms of settlement. A point without supplier is left out: what it uses becomes grid loss. A child point has none
 * of its own and is given with its parent.
 */
public final class RegistrySettlementPeriods implements SettlementPeriods {

    private final Database database;
    private final MeteringPoints registry;

    public RegistrySettlementPeriods(Database database, MeteringPoints registry) {
        this.database = database;
        this.registry = registry;
    }

    @Override
    public void read(
            Interval period,
            SortedSet<GridAreaCode> gridAreas,
            KnownAt knownAt,
            Consumer<SettlementPointPeriod> periods) {
        database.run(unit -> registry.settlementPeriods(unit, gridAreas, period, knownAt.registryAtOrNull(), found -> {
            if (matters(found)) {
                periods.accept(translate(found));
            }
        }));
    }

    private static boolean matters(MeteringPointPeriod period) {
        MasterData data = period.masterData();
        ConnectionState state = data.connectionState();
        boolean physical = state == ConnectionState.CONNECTED || state == ConnectionState.DISCONNECTED;
        return physical
                && (period.supply() != null
                        || data.gridLoss()
                        || data.type() == MeteringPointType.EXCHANGE
                        || isChargedChild(data));
    }

    /** Monthly sums have no hours that a tariff could be of. */
    private static boolean isChargedChild(MasterData data) {
        return data.parent() != null && data.resolution().isFixed();
    }

    private static SettlementPointPeriod translate(MeteringPointPeriod period) {
        MasterData data = period.masterData();
        ExchangeAreas exchange = data.exchange();
        Supply supply = period.supply();
        return new SettlementPointPeriod(
                period.gsrn().toLong(),
                data.type(),
                data.settlementMethod(),
                data.gridArea(),
                exchange == null ? null : exchange.from(),
                exchange == null ? null : exchange.to(),
                data.resolution(),
                data.parent() == null ? null : data.parent().toLong(),
                supply == null ? null : supply.supplier().value(),
                supply == null ? null : supply.balanceResponsible().value(),
                data.gridLoss(),
                period.interval().from(),
                period.interval().to());
    }
}
