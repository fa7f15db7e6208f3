package org.meterhub.supplierregistry;

import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * What a metering point is.
 *
 * @param type what it measures
 * @param subType how its values come about
 * @param connectionState whether it is connected
 * @param settlementMethod how its consumption is settled; null for all but consumption and net loss correction
 * @param resolution the step its values are registered with
 * @param unit of its values, KWH or K3
 * @param product of its values, a GS1 number
 * @param gridArea the area it belongs to
 * @param gridCompany the owner of that area, who sends its values
 * @param exchange the areas it lies between; null for all but exchange points
 * @param parent the point it belongs to; null for most
 * @param gridLoss whether it carries the grid loss of its area, which the hub calculates
 */
public record MasterData(
        MeteringPointType type,
        MeteringMethod subType,
        ConnectionState connectionState,
        @Nullable SettlementMethod settlementMethod,
        Resolution resolution,
        String unit,
        String product,
        GridAreaCode gridArea,
        PartyId gridCompany,
        @Nullable ExchangeAreas exchange,
        @Nullable Gsrn parent,
        boolean gridLoss) {}
