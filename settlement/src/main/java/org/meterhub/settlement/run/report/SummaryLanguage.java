package org.meterhub.settlement.run.report;

import org.meterhub.marketmodel.MarketCode;

/** The language of the headings of a summary. */
public enum SummaryLanguage implements MarketCode {
    ENGLISH("en"),
    NORWEGIAN("no");

    private final String code;

    SummaryLanguage(String code) {
        this.code = code;
    }

    /** As ISO 639 has it. */
    @Override
    public String code() {
        return code;
    }
}
