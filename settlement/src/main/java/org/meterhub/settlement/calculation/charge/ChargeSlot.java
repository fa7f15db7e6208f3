package org.meterhub.settlement.calculation.charge;

import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * What energy and pieces are summed by before they meet prices (docs/concepts/settlement.md#what-is-charged).
 *
 * @param resolution quarter, hour or day
 */
record ChargeSlot(
        Charge charge,
        ChargeResolution resolution,
        GridAreaCode gridArea,
        @Nullable String supplier,
        MeteringPointType type,
        @Nullable SettlementMethod settlementMethod) {}
