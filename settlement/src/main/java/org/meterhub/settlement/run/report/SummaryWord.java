package org.meterhub.settlement.run.report;

/** The headings and words of a summary, in English and Norwegian. */
enum SummaryWord {
    RUN("Run", "Kjøring"),
    GRID_AREAS("Grid areas", "Nettområder"),
    SUPPLIERS("Suppliers", "Leverandører"),
    QUALITY("Quality", "Kvalitet"),
    MISSING("Missing values", "Manglende verdier"),
    FINDINGS("Findings", "Funn"),
    CHARGES("Charges", "Priselementer"),

    VERSION("Version", "Versjon"),
    TYPE("Type of settlement", "Avregningstype"),
    FROM("First day", "Første dag"),
    TO("Last day", "Siste dag"),
    RESOLUTION("Resolution", "Oppløsning"),
    STATUS("Status", "Status"),
    REQUESTED_BY("Requested by", "Bestilt av"),
    REQUESTED_AT("Requested at", "Bestilt"),
    APPROVED_BY("Approved by", "Godkjent av"),
    APPROVED_AT("Approved at", "Godkjent"),
    CUTOFF("Cut-off", "Kunnskapstidspunkt"),
    INTERNAL("Trial", "Prøvekjøring"),
    EARLIER_STATE("Over an earlier state", "Over en tidligere tilstand"),
    STANDING("Counts", "Gyldighet"),
    NOT_SENT("not sent, does not count", "ikke sendt, gjelder ikke"),
    TRIAL("a trial, never counts", "en prøvekjøring, gjelder aldri"),
    OF_EARLIER_STATE("an earlier state, never counts", "en tidligere tilstand, gjelder aldri"),
    NO_RESULTS("no results", "ingen resultater"),
    IN_FORCE("in force", "gjelder"),
    PARTLY_REPLACED("replaced on some days", "erstattet for noen dager"),
    REPLACED("replaced by a later run", "erstattet av en senere kjøring"),
    STATUS_RUNNING("running", "pågår"),
    STATUS_WAITING("waiting", "venter"),
    STATUS_SUCCEEDED("complete", "fullstendig"),
    STATUS_INCOMPLETE("incomplete: values or prices are missing", "ufullstendig: verdier eller priser mangler"),
    STATUS_PARTLY_FAILED("some areas failed", "noen områder feilet"),
    STATUS_FAILED("failed", "feilet"),
    STATUS_CANCELLED("cancelled", "avbrutt"),

    GRID_AREA("Grid area", "Nettområde"),
    SENT_AT("Sent at", "Sendt"),
    METERED_PRODUCTION("Metered production kWh", "Målt produksjon kWh"),
    METERED_FLEX("Metered flex consumption kWh", "Målt forbruk, flex, kWh"),
    PRODUCTION("Production with negative grid loss kWh", "Produksjon med negativt nettap kWh"),
    EXCHANGE("Exchange, in less out, kWh", "Utveksling, inn minus ut, kWh"),
    FLEX("Flex consumption with positive grid loss kWh", "Forbruk, flex, med positivt nettap kWh"),
    NON_PROFILED("Non-profiled consumption kWh", "Forbruk, ikke-profilert, kWh"),
    GRID_LOSS("Grid loss kWh", "Nettap kWh"),
    DIFFERENCE("Difference kWh", "Differanse kWh"),
    BALANCED("Balanced at every step", "I balanse i hvert steg"),
    YES("yes", "ja"),
    NO("no", "nei"),

    SUPPLIER("Supplier", "Leverandør"),
    BALANCE_RESPONSIBLE("Balance responsible", "Balanseansvarlig"),
    AMOUNT_TOTAL("Charges in all", "Priselementer i alt"),

    SERIES("Series", "Serie"),
    STEPS("Steps", "Steg"),
    MEASURED("All measured", "Alt målt"),
    ESTIMATED("With estimates", "Med estimater"),
    INCOMPLETE("With missing values", "Med manglende verdier"),
    CALCULATED("All calculated", "Alt beregnet"),
    DAY("Day", "Dag"),
    INCOMPLETE_STEPS("Steps with missing values", "Steg med manglende verdier"),

    FINDING("Finding", "Type funn"),
    POINT("Metering point", "Målepunkt"),
    TIME("Time", "Tidspunkt"),
    DETAIL("Detail", "Detalj"),

    CHARGE("Charge", "Priselement"),
    OWNER("Owner", "Eier"),
    CHARGE_TYPE("Type of charge", "Type priselement"),
    TAX("Tax", "Avgift"),
    POINT_TYPE("Type of point", "Målepunkttype"),
    METHOD("Settlement method", "Avregningsmetode"),
    QUANTITY("Quantity", "Mengde"),
    AMOUNT("Amount", "Beløp"),
    WITHOUT_PRICE("Rows without price", "Rader uten pris");

    private final String english;
    private final String norwegian;

    SummaryWord(String english, String norwegian) {
        this.english = english;
        this.norwegian = norwegian;
    }

    String in(SummaryLanguage language) {
        return language == SummaryLanguage.ENGLISH ? english : norwegian;
    }
}
