package org.meterhub.marketmodel;

/**
 * The catalogue of every reason this hub refuses for, in order of precedence: header first, then what the market's code list offers.
 * Codes of five digits (header and identity) are not in the schemas' list of reasons; they travel as the start of a text under D02.
 * Sources: docs/reference/rules.md and the list of reason codes in docs/reference/code-lists.md.
 */
public enum RejectionCode implements MarketCode {
    ROLE_NOT_HELD("00001", "The sender does not hold the role it names", "Avsenderen har ikke rollen den oppgir"),
    SENDER_NOT_AUTHENTICATED(
            "00002", "The sender is not the party of the address", "Avsenderen er ikke parten som eier adressen"),
    ROLE_MAY_NOT_SEND("00003", "This role may not send this document", "Denne rollen kan ikke sende dette dokumentet"),
    MESSAGE_ID_USED(
            "00101", "The message id has been used by this sender", "Meldings-id er allerede brukt av avsenderen"),
    TRANSACTION_ID_USED(
            "00102",
            "The transaction id has been used by this sender",
            "Transaksjons-id er allerede brukt av avsenderen"),
    MESSAGE_ID_EMPTY("00201", "The message id is empty", "Meldings-id mangler"),
    TRANSACTION_ID_EMPTY("00202", "The transaction id is empty", "Transaksjons-id mangler"),
    TRANSACTION_ID_TOO_LONG("00205", "The transaction id is longer than 36", "Transaksjons-id er lengre enn 36"),
    SCHEMA_UNKNOWN("00301", "The document or its version is unknown", "Dokumentet eller versjonen er ukjent"),
    STRUCTURE_INVALID("00302", "The document is not valid", "Dokumentet er ikke gyldig"),
    RECEIVER_NOT_HUB("00303", "The receiver is not the hub", "Mottakeren er ikke huben"),
    RECEIVER_ROLE_WRONG("00304", "The receiver's role is not the hub's", "Mottakerens rolle er ikke hubens"),
    MESSAGE_ID_TOO_LONG("00305", "The message id is longer than 36", "Meldings-id er lengre enn 36"),
    TYPE_NOT_SUPPORTED("00401", "The document type is not supported", "Dokumenttypen støttes ikke"),
    PROCESS_NOT_SUPPORTED(
            "00402", "The process is not supported for this document", "Prosessen støttes ikke for dette dokumentet"),
    SECTOR_NOT_ELECTRICITY("00403", "The business sector is not 23, electricity", "Sektoren er ikke 23, elektrisitet"),

    UNSPECIFIED("999", "Error not specifically identified", "Uspesifisert feil"),
    GENERAL_ERROR("D02", "General error", "Generell feil"),
    METERING_POINT_DIFFERS(
            "D05",
            "The metering point is not that of the original transaction",
            "Målepunktet er ikke det samme som i den opprinnelige transaksjonen"),
    TRANSACTION_REFERENCE_DIFFERS(
            "D06",
            "The reference is to no transaction of an ongoing process",
            "Referansen gjelder ingen transaksjon i en pågående prosess"),
    ONGOING_MOVE("D07", "Another process is under way", "En annen prosess pågår"),
    SEARCH_COMBINATION(
            "D11", "The combination of search terms is not allowed", "Kombinasjonen av søkekriterier er ikke tillatt"),
    QUALITY_INVALID("D12", "The quality is not allowed", "Kvaliteten er ikke tillatt"),
    HUB_INTERNAL_ERROR("D13", "Internal error of the hub", "Intern feil i huben"),
    CHARGE("D14", "The charge is not correct", "Prisen er ikke riktig"),
    SETTLEMENT_METHOD("D15", "The settlement method is not correct", "Avregningsmetoden er ikke riktig"),
    CONNECTION_STATE("D16", "The connection state does not allow it", "Tilkoblingsstatus tillater det ikke"),
    CUSTOMER_ID("D17", "The customer's number is not correct", "Kundens nummer er ikke riktig"),
    METERING_POINT_TYPE("D18", "The type of metering point is not correct", "Målepunkttypen er ikke riktig"),
    RESOLUTION_INCORRECT("D23", "The resolution is not correct", "Oppløsningen er ikke riktig"),
    SYSTEM_OPERATOR_UNAUTHORISED("D26", "The system operator is not authorised", "Systemoperatøren er ikke autorisert"),
    NO_CONTRACT("D29", "There is no existing contract", "Det finnes ingen eksisterende avtale"),
    ATTRIBUTE_NOT_UPDATABLE(
            "D30", "The attribute cannot be updated in this process", "Verdien kan ikke endres i denne prosessen"),
    METER("D31", "The meter information is not correct", "Måleropplysningene er ikke riktige"),
    PARENT_HAS_CHILDREN("D34", "The metering point has child points", "Målepunktet har underordnede målepunkter"),
    CANNOT_BE_CONNECTED("D36", "The metering point cannot be connected", "Målepunktet kan ikke tilkobles"),
    SUB_TYPE("D37", "The sub type of the metering point is not allowed", "Målepunktets undertype er ikke tillatt"),
    ONGOING_END_OF_SUPPLY("D39", "An end of supply is under way", "Et leveranseopphør pågår"),
    ILLEGAL_PROCESS("D40", "The process is not the right one", "Prosessen er ikke den riktige"),
    GRID_AREA("D46", "The grid area is not correct", "Nettområdet er ikke riktig"),
    NET_SETTLEMENT_GROUP_6(
            "D47",
            "The reading date does not fit net settlement group 6",
            "Avlesningsdatoen passer ikke til nettoavregningsgruppe 6"),
    NOT_DELEGATED(
            "D50", "The sender is not set up for this metering point", "Avsenderen er ikke satt opp for målepunktet"),
    READING_FREQUENCY("D53", "The reading frequency is not correct", "Avlesningsfrekvensen er ikke riktig"),
    CONNECTION_TYPE("D55", "The connection type is not correct", "Tilknytningstypen er ikke riktig"),
    CAPACITY("D56", "The capacity is not correct", "Kapasiteten er ikke riktig"),
    POWER_PLANT(
            "D57",
            "The metering point or power plant number is not correct",
            "Målepunkt- eller kraftverksnummeret er ikke riktig"),
    TECHNOLOGY("D59", "The technology is not correct", "Teknologien er ikke riktig"),
    NET_SETTLEMENT_GROUP("D62", "The net settlement group is not correct", "Nettoavregningsgruppen er ikke riktig"),
    ACTUAL_ADDRESS("D63", "The mark of the actual address is not correct", "Merket for faktisk adresse er ikke riktig"),
    MANDATORY_ATTRIBUTE("D64", "A mandatory attribute is missing", "En obligatorisk verdi mangler"),
    DISCONNECTION_TYPE("D65", "The type of disconnection is not correct", "Frakoblingstypen er ikke riktig"),
    FORMAT_ILLEGAL("D66", "The format or the time of day is illegal", "Formatet eller klokkeslettet er ulovlig"),
    INVOICING(
            "D67", "The mark of transparent invoicing is not correct", "Merket for gjennomfakturering er ikke riktig"),
    ADDRESS("D70", "The address is not correct", "Adressen er ikke riktig"),
    ADDRESS_TYPE("D71", "The type of address is not correct", "Adressetypen er ikke riktig"),
    CUSTOMER_DATA("D72", "The customer's data are not correct", "Kundeopplysningene er ikke riktige"),
    DATA_NOT_AVAILABLE("E0H", "The data are not available", "Dataene er ikke tilgjengelige"),
    GRID_COMPANY_UNAUTHORISED("E0I", "The grid company is not authorised", "Nettselskapet er ikke autorisert"),
    METERING_POINT_UNKNOWN("E10", "The metering point is not known", "Målepunktet er ukjent"),
    SUPPLIER_UNAUTHORISED("E16", "The supplier is not authorised", "Leverandøren er ikke autorisert"),
    OUTSIDE_TIME_LIMITS("E17", "The date is not within the time limits", "Datoen er utenfor tidsfristene"),
    BALANCE_RESPONSIBLE_UNAUTHORISED(
            "E18", "The balance responsible is not authorised", "Balanseansvarlig er ikke autorisert"),
    BLOCKED_FOR_SWITCHING("E22", "The metering point cannot be switched", "Målepunktet kan ikke bytte leverandør"),
    PRODUCT("E29", "The product is not correct", "Produktet er ikke riktig"),
    NO_ONGOING_SWITCH("E47", "There is no ongoing switch", "Det pågår ikke noe leverandørbytte"),
    PERIOD_INVALID("E50", "The period is not valid", "Perioden er ugyldig"),
    DECIMALS("E51", "The number of decimals is not valid", "Antall desimaler er ugyldig"),
    RELATION_EXISTS("E59", "The relation exists already", "Forholdet finnes allerede"),
    MEASURE_UNIT("E73", "The unit is not correct", "Måleenheten er ikke riktig"),
    VALUE_INCORRECT("E86", "The value is not correct", "Verdien er ikke riktig"),
    OBSERVATIONS_DO_NOT_FIT(
            "E87",
            "The observations do not fit the period and resolution",
            "Antall verdier passer ikke til periode og oppløsning"),
    IMPLAUSIBLE("E90", "The value is beyond the plausibility limits", "Verdien er utenfor grensene for det rimelige");

    private final String code;
    private final String meaning;
    private final String meaningNorwegian;

    RejectionCode(String code, String meaning, String meaningNorwegian) {
        this.code = code;
        this.meaning = meaning;
        this.meaningNorwegian = meaningNorwegian;
    }

    @Override
    public String code() {
        return code;
    }

    /** What the code means, in English. */
    public String meaning() {
        return meaning;
    }

    /** What the code means, in Norwegian (bokmål). */
    public String meaningNorwegian() {
        return meaningNorwegian;
    }

    /** Whether this is a code of header and identity checks, which the schemas' list of reasons does not hold. */
    public boolean isHeaderCode() {
        return code.length() == 5;
    }

    /** The code that may stand in a document's {@code Reason/code}: D02 for header codes, else the code itself. */
    public String codeInDocuments() {
        return isHeaderCode() ? GENERAL_ERROR.code : code;
    }

    public Rejection at(String field, String detail) {
        return new Rejection(this, field, detail);
    }
}
