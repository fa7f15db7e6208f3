package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;

/**
 * A demand on what a request itself says (docs/reference/rules.md).
 *
 * @param <R> the requests it can judge
 */
@FunctionalInterface
public interface InputRule<R> {

    /** Why the request breaks the rule; empty when it keeps it. */
    Optional<Rejection> judge(R request);
}
