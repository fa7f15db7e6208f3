package org.meterhub.metereddata.rules;

import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.KnownDays;

/**
 * A series changes something that the hub knows: E86. One that says the same, or less recently what has been corrected since, changes nothing. Unlike the
 * other rules it needs what is stored, and is asked only where the market wants it ({@link org.meterhub.marketmodel.UnchangedSeries}).
 */
@MarketRule(id = "says-something-new", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.DERIVED)
public final class SaysSomethingNewRule {

    private final KnownDays known;

    /** @param known the days and months of the series, as they are stored */
    public SaysSomethingNewRule(KnownDays known) {
        this.known = known;
    }

    /**
     * @param series the days of one series
     * @return what breaks the rule; empty when something is new
     */
    public List<Rejection> check(List<DayVersion> series) {
        return known.areChangedBy(series)
                ? List.of()
                : List.of(RejectionCode.VALUE_INCORRECT.at(
                        SeriesFields.POINT, "the series says nothing that the hub does not know already"));
    }
}
