package org.meterhub.supplierregistry.undo;

import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.rule.RuleBook;

/** The rules of undoing, for the scenarios. */
public final class UndoBook {

    private UndoBook() {}

    public static RuleBook<?, ?> book() {
        return UndoRules.of(TwoGridAreasMarket.PROFILE);
    }
}
