package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;

/**
 * One demand on a request for results. A rule is silent where what it needs to judge is missing: another rule demands that.
 *
 * @param <R> the requests it can judge
 */
@FunctionalInterface
public interface ResultRule<R extends ResultRequest> {

    /** What breaks the rule; empty when nothing does. */
    Optional<Rejection> check(ResultCase<? extends R> requested);
}
