package org.meterhub.settlement.request;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** All rules of requests for results (docs/reference/rules.md#requests-for-results). Every rule looks at every request. */
public final class ResultRules {

    /** Those of BRS-026, in the order in which their errors are told. */
    public static final List<ResultRule<? super EnergyRequest>> ENERGY = List.of(
            new GridCompanyAsksAsMeterReaderRule(),
            new BalanceResponsibleAsksForBalanceRule(),
            new BalanceResponsibleIsSenderRule(),
            new SupplierIsSenderRule(),
            new GridAreaIsGivenRule(),
            new GridAreaIsSendersRule(),
            new TypeIsSettledRule(),
            new TypeIsTheRolesRule(),
            new SettlementMethodIsOfConsumptionRule(),
            new PeriodIsGivenRule(),
            new PeriodIsMidnightsRule(),
            new PeriodIsAMonthAtMostRule(),
            new PeriodIsRecentRule(),
            new SettlementVersionFitsProcessRule());

    /** Those of BRS-028. */
    public static final List<ResultRule<? super ChargesRequest>> CHARGES = List.of(
            new WantedChargeIsShortRule(),
            new SupplierIsSenderRule(),
            new GridAreaIsGivenRule(),
            new GridAreaIsSendersRule(),
            new PeriodIsGivenRule(),
            new PeriodIsMidnightsRule(),
            new PeriodIsAWholeMonthRule(),
            new PeriodIsRecentRule(),
            new ResolutionIsMonthRule(),
            new SettlementVersionFitsProcessRule());

    private ResultRules() {}

    /** Every broken rule; empty when the request is to be answered with what is there. */
    public static List<Rejection> judgeEnergy(ResultCase<EnergyRequest> requested) {
        return judge(ENERGY, requested);
    }

    /** Every broken rule; empty when the request is to be answered with what is there. */
    public static List<Rejection> judgeCharges(ResultCase<ChargesRequest> requested) {
        return judge(CHARGES, requested);
    }

    private static <R extends ResultRequest> List<Rejection> judge(
            List<ResultRule<? super R>> rules, ResultCase<R> requested) {
        List<Rejection> rejections = new ArrayList<>(0);
        for (ResultRule<? super R> rule : rules) {
            rule.check(requested).ifPresent(rejections::add);
        }
        return rejections;
    }

    /**
     * Why a request that breaks no rule is not answered with results all the same: E0H; D46 when there are some in other areas than the one named.
     *
     * @param elsewhere whether the sender would get results if it named no area
     */
    public static Rejection nothingThere(boolean elsewhere) {
        return elsewhere
                ? RejectionCode.GRID_AREA.at(
                        ResultRequestFields.GRID_AREA,
                        "there are no results in this grid area, but there are in others")
                : RejectionCode.DATA_NOT_AVAILABLE.at("", "there are no results for what is asked");
    }
}
