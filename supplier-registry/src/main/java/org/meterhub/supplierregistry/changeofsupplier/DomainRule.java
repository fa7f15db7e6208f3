package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;

/** A demand on the request in the light of the registry (validation-rules.md §7, domain). */
interface DomainRule {

    /** Why the request breaks the rule; empty when it keeps it, or when the rule does not apply. Never tells of another party. */
    Optional<Rejection> judge(ChangeOfSupplierRequest request, SwitchFacts facts);
}
