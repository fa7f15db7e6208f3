package org.meterhub.settlement.calculation.charge;

import org.meterhub.marketmodel.MarketCode;

/**
 * What kind of charge it is, with the code documents have for it (docs/concepts/settlement.md#what-is-charged). The order of the constants is stored:
 * append only.
 */
public enum ChargeType implements MarketCode {
    /** So much a month for each piece, divided over the days. */
    SUBSCRIPTION("D01", "subscription"),
    /** So much for each piece, once, on the day of its link. */
    FEE("D02", "fee"),
    /** So much for each kilowatt-hour. */
    TARIFF("D03", "tariff");

    private final String code;
    private final String resultName;

    ChargeType(String code, String resultName) {
        this.code = code;
        this.resultName = resultName;
    }

    @Override
    public String code() {
        return code;
    }

    /** The name in stored results, for example {@code tariff}. */
    public String resultName() {
        return resultName;
    }
}
