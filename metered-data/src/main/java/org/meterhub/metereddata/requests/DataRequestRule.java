package org.meterhub.metereddata.requests;

import java.util.List;
import org.meterhub.marketmodel.Rejection;

/** One demand on a request for metered values. A rule is silent where what it needs to judge is missing: another rule demands that. */
@FunctionalInterface
public interface DataRequestRule {

    /** @return what breaks the rule; empty when nothing does */
    List<Rejection> check(RequestCase requested);
}
