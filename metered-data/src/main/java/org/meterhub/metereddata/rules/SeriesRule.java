package org.meterhub.metereddata.rules;

import java.util.List;
import org.meterhub.marketmodel.Rejection;

/** One demand on a submitted series. A rule is silent where what it needs to judge is missing: another rule demands that. */
@FunctionalInterface
public interface SeriesRule {

    /** @return what breaks the rule; empty when nothing does */
    List<Rejection> check(SeriesCase series);
}
