package org.meterhub.metereddata;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * What metered data need to know of a metering point, for a stretch of time in which none of it changes. The registry of metering points fills it.
 *
 * @param interval the stretch
 * @param type what is measured
 * @param subType how the values come about
 * @param state the connection's state
 * @param settlementMethod of consumption; null for other types
 * @param resolution the step the values have to have
 * @param unitCode the unit the values have to have, KWH or K3
 * @param product the product the values have to be of, a GS1 number
 * @param gridArea the grid area
 * @param exchange for an exchange point the areas it lies between; null otherwise
 * @param gridCompany who reads the meter
 * @param supplier who supplies; null when nobody does
 * @param balanceResponsible who stands for the supplier's balance; null without supplier
 * @param parentSupplier who supplies the parent metering point; null without parent or without its supplier
 * @param neighbourGridCompanies for an exchange point the grid companies of both areas; empty otherwise
 */
public record MeteredPointPeriod(
        Interval interval,
        MeteringPointType type,
        MeteringMethod subType,
        ConnectionState state,
        @Nullable SettlementMethod settlementMethod,
        Resolution resolution,
        String unitCode,
        String product,
        GridAreaCode gridArea,
        @Nullable Exchange exchange,
        PartyId gridCompany,
        @Nullable PartyId supplier,
        @Nullable PartyId balanceResponsible,
        @Nullable PartyId parentSupplier,
        Set<PartyId> neighbourGridCompanies) {

    /**
     * The areas that an exchange point lies between.
     *
     * @param outOf the area that its values say the energy leaves
     * @param into the area that it enters
     */
    public record Exchange(GridAreaCode outOf, GridAreaCode into) {}

    public MeteredPointPeriod {
        neighbourGridCompanies = Set.copyOf(neighbourGridCompanies);
    }

    /** The same during another stretch. */
    public MeteredPointPeriod during(Interval other) {
        return new MeteredPointPeriod(
                other,
                type,
                subType,
                state,
                settlementMethod,
                resolution,
                unitCode,
                product,
                gridArea,
                exchange,
                gridCompany,
                supplier,
                balanceResponsible,
                parentSupplier,
                neighbourGridCompanies);
    }
}
