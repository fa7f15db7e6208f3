package org.meterhub.metereddata.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/**
 * The values were not registered in the future: E86. The registration time decides which version of a value counts, so a mistyped year would beat every
 * later correction [derived: the public rules are silent].
 */
@MarketRule(id = "registered-not-in-future", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.DERIVED)
public final class RegisteredNotInFutureRule implements SeriesRule {

    /** Clocks of senders may run ahead by so much. */
    static final Duration CLOCK_DIFFERENCE_MAX = Duration.ofHours(1);

    @Override
    public List<Rejection> check(SeriesCase series) {
        Instant registeredAt = series.series().registeredAt();
        if (!registeredAt.isAfter(series.now().plus(CLOCK_DIFFERENCE_MAX))) {
            return List.of();
        }
        return List.of(RejectionCode.VALUE_INCORRECT.at(
                SeriesFields.REGISTERED,
                "found " + registeredAt + ", which has not been yet: now it is " + series.now()));
    }
}
