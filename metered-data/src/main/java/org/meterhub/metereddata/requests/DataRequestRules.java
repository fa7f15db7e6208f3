package org.meterhub.metereddata.requests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** All rules of a request for metered values (BRS-024 and BRS-025, docs/reference/rules.md#requests-for-values). Every rule looks at every request. */
public final class DataRequestRules {

    /** The rules that need nothing but the request. */
    private static final List<DataRequestRule> OF_THE_DOCUMENT = List.of(
            new PointNumberIsValidRule(),
            new TimesNameInstantsRule(),
            new StartAndEndAreGivenRule(),
            new EndIsAfterStartRule(),
            new PeriodIsShortEnoughRule());

    /** Those of values as they are (E23), in the order in which their errors are told. */
    public static final List<DataRequestRule> VALUES = join(
            OF_THE_DOCUMENT,
            List.of(
                    new PointIsKnownRule(),
                    new SupplierSuppliesThenRule(),
                    new GridCompanyMetersThenRule(),
                    new SystemOperatorIsTheMarketsRule(),
                    new AgencyAsksForProductionRule()));

    /** Those of a yearly sum (E30). */
    public static final List<DataRequestRule> YEARLY_SUM = join(
            OF_THE_DOCUMENT,
            List.of(
                    new SumIsForSuppliersRule(),
                    new PointIsKnownRule(),
                    new SupplierSuppliesThenRule(),
                    new SumIsOfConsumptionOrProductionRule()));

    private DataRequestRules() {}

    private static List<DataRequestRule> join(List<DataRequestRule> some, List<DataRequestRule> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** @return every broken rule; empty when the request is to be answered with what is there */
    public static List<Rejection> judge(RequestCase requested) {
        boolean known = new PointNumberIsValidRule().check(requested).isEmpty();
        List<Rejection> rejections = new ArrayList<>(0);
        for (DataRequestRule rule : of(requested.request().kind())) {
            // A number that is none is unknown; to say so once is enough.
            if (known || !(rule instanceof PointIsKnownRule)) {
                rejections.addAll(rule.check(requested));
            }
        }
        return rejections;
    }

    /** Judges a request for which nobody is asked who the metering point is. @return every broken rule that can be known */
    public static List<Rejection> judgeUnknownPoint(DataRequest request, Instant now, MarketProfile profile) {
        RequestCase requested = new RequestCase(request, List.of(), now, profile);
        return of(request.kind()).stream()
                .filter(rule -> !(rule instanceof PointIsKnownRule))
                .flatMap(rule -> rule.check(requested).stream())
                .toList();
    }

    /** Why a request that breaks no rule is not answered with values all the same: E0H. */
    public static Rejection nothingThere() {
        return RejectionCode.DATA_NOT_AVAILABLE.at(
                DataRequestFields.METERING_POINT,
                "there are no values in the part of the period that the sender may see");
    }

    private static List<DataRequestRule> of(DataRequest.Kind kind) {
        return kind == DataRequest.Kind.VALUES ? VALUES : YEARLY_SUM;
    }
}
