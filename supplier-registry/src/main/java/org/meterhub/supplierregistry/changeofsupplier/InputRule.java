package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;

/** A demand on what the request itself says (validation-rules.md §7, input). */
interface InputRule {

    /** Why the request breaks the rule; empty when it keeps it. */
    Optional<Rejection> judge(ChangeOfSupplierRequest request);
}
