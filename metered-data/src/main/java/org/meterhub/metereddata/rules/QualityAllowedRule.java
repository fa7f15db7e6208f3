package org.meterhub.metereddata.rules;

import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.SubmittedSeries;

/** The quality is A02, A03, A04 or not given: D12, once for the series. */
@MarketRule(id = "quality-allowed", codes = RejectionCode.QUALITY_INVALID, sources = RuleSource.METERED_DATA)
public final class QualityAllowedRule implements SeriesRule {

    private static final int NOT_AVAILABLE = 2;
    private static final int AS_PROVIDED = 4;

    @Override
    public List<Rejection> check(SeriesCase seriesCase) {
        SubmittedSeries series = seriesCase.series();
        PositionList list = new PositionList();
        for (int i = 0; i < series.count(); i++) {
            byte code = series.qualityCodes()[i];
            if (code != SubmittedSeries.NO_QUALITY && (code < NOT_AVAILABLE || code > AS_PROVIDED)) {
                list.add(series.positions()[i], name(code));
            }
        }
        return list.reject(
                RejectionCode.QUALITY_INVALID, SeriesFields.QUALITY, "expected A02, A03, A04 or none, found another");
    }

    private static String name(byte code) {
        return code >= 1 && code <= 6 ? " (A0" + code + ")" : "";
    }
}
