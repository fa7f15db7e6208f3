package org.meterhub.supplierregistry.meteringpoint;

import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.rule.RuleBook;

/** The rules of the steps in the life of a metering point, for the scenarios. */
public final class MeteringPointBook {

    private MeteringPointBook() {}

    public static RuleBook<?, ?> book(ProcessKind kind) {
        return MeteringPointRules.of(kind, TwoGridAreasMarket.PROFILE);
    }
}
