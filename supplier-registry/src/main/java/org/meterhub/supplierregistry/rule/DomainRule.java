package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;

/**
 * A demand on a request in the light of the registry (docs/reference/rules.md).
 *
 * @param <R> the requests it can judge
 * @param <F> what it must know of the registry
 */
@FunctionalInterface
public interface DomainRule<R, F> {

    /** Why the request breaks the rule; empty when it keeps it, or when the rule does not apply. Never tells of another party. */
    Optional<Rejection> judge(R request, F facts);

    /**
     * Why the request breaks the rule whatever the registry holds, for who looks at a request before it is sent. Unless a rule says otherwise it cannot be
     * known.
     *
     * @param unseen facts that hold only the present, the market's profile, and what the request itself says
     */
    default Optional<Rejection> foresee(R request, F unseen) {
        return Optional.empty();
    }
}
