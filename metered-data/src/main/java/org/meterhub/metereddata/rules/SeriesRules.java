package org.meterhub.metereddata.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.metereddata.MeteredPointPeriod;
import org.meterhub.metereddata.SubmittedSeries;

/**
 * All rules of a submitted series of metered data (BRS-021, docs/reference/rules.md#metered-values). Every rule looks at every series, so that a sender
 * learns all faults at once.
 */
public final class SeriesRules {

    /** Every rule, in the order in which their errors are told. */
    public static final List<SeriesRule> ALL = List.of(
            new MeteringPointExistsRule(),
            new SenderIsGridCompanyRule(),
            new TypeMatchesMasterDataRule(),
            new SubTypeIsMeteredRule(),
            new ConnectedOrDisconnectedRule(),
            new UnitMatchesMasterDataRule(),
            new ProductMatchesMasterDataRule(),
            new AreasMatchMasterDataRule(),
            new ResolutionMatchesMasterDataRule(),
            new RegisteredNotInFutureRule(),
            new SeriesPeriodIsGivenRule(),
            new StartBeforeEndRule(),
            new StartNotTooOldRule(),
            new PeriodNotInFutureRule(),
            new PeriodLongEnoughRule(),
            new PeriodOnStepsRule(),
            new PeriodOfWholeMonthsRule(),
            new CountFitsPeriodRule(),
            new PositionsUniqueRule(),
            new PositionsWithoutGapsRule(),
            new QualityAllowedRule(),
            new QuantityNotNegativeRule(),
            new QuantityDecimalsRule(),
            new QuantityDigitsRule(),
            new QuantityPlausibleRule());

    private SeriesRules() {}

    /**
     * Judges one series.
     *
     * @param series as submitted
     * @param periods what is known of the metering point: the stretches that the series' period touches and the one in force now (more do no
     *     harm), and all of them when the series has no valid period; empty when the metering point is unknown
     * @param now the present
     * @param profile the market's limits
     * @return every broken rule; empty when the series is accepted
     */
    public static List<Rejection> judge(
            SubmittedSeries series, List<MeteredPointPeriod> periods, Instant now, MarketProfile profile) {
        SeriesCase seriesCase = new SeriesCase(series, periods, now, profile);
        List<Rejection> rejections = new ArrayList<>(0);
        for (SeriesRule rule : ALL) {
            rejections.addAll(rule.check(seriesCase));
        }
        return rejections;
    }

    /**
     * Judges a series for which nobody is asked who the metering point is: every rule that needs no master data, and the number's check digit.
     *
     * @return every broken rule that can be known
     */
    public static List<Rejection> judgeUnknownPoint(SubmittedSeries series, Instant now, MarketProfile profile) {
        List<Rejection> rejections = judge(series, List.of(), now, profile);
        rejections.removeIf(rejection -> rejection.code() == RejectionCode.METERING_POINT_UNKNOWN);
        if (!Gsrn.isValid(series.meteringPoint(), profile.checkDigits())) {
            rejections.add(
                    0,
                    RejectionCode.METERING_POINT_UNKNOWN.at(
                            SeriesFields.METERING_POINT,
                            "found " + series.meteringPoint() + ", expected 18 digits with a GS1 check digit"));
        }
        return rejections;
    }
}
