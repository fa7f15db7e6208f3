package org.meterhub.marketmodel;

/**
 * Where the market's rules are published. Named as facts, so that whoever doubts a rule can look it up: nothing of these texts and programs is copied here.
 */
public enum RuleSource {
    METERED_DATA(
            "Energinet, opengeh-process-manager",
            "source/ProcessManager.Orchestrations/Processes/BRS_021/ForwardMeteredData/V1/BusinessValidation"),
    PLAUSIBILITY(
            "Energinet, ARCHIVED-geh-timeseries",
            "obsolete/source/streaming/geh_stream/validation/rules, VR.250, VR.251, VR.611, VR.612"),
    ENERGY_REQUEST(
            "Energinet, opengeh-process-manager",
            "source/ProcessManager.Orchestrations/Processes/BRS_026_028/BRS_026/V1/BusinessValidation"),
    CHARGES_REQUEST(
            "Energinet, opengeh-process-manager",
            "source/ProcessManager.Orchestrations/Processes/BRS_026_028/BRS_028/V1/BusinessValidation"),
    YEARLY_SUM_REQUEST(
            "Energinet, opengeh-process-manager",
            "source/ProcessManager.Orchestrations/Processes/BRS_024/V1/BusinessValidation"),
    VALUES_REQUEST(
            "Energinet, public guide to BRS-025", "it names the codes of RSM-015 and leaves open when they apply"),
    SUPPLY_INPUT("Energinet, ARCHIVED-geh-market-roles", "source/validation.md"),
    CHANGE_OF_SUPPLIER(
            "Energinet, ARCHIVED-geh-market-roles",
            "source/Processing.Domain/MeteringPoints/AccountingPoint.cs, Rules/ChangeEnergySupplier"),
    MOVE_IN("Energinet, ARCHIVED-geh-market-roles", "source/Processing.Api/Program.cs, ConfigureMoveIn"),
    METERING_POINT("Energinet, ARCHIVED-geh-metering-point", "docs/validations/create-metering-point-validations.md"),
    CHARGES("Energinet, ARCHIVED-geh-charges", "docs/business-processes/asynchronous-validations.md"),
    SETTLEMENT("Energinet, opengeh-wholesale", "source/geh_wholesale/src/geh_wholesale, schemas of charges"),
    DOCUMENT_SCHEMAS("Energinet, CIM XML schemas of the market's documents", "lengths and code lists of the elements"),
    NORWAY("Elhub", "the published standard of the Norwegian market: time limits, neutrality between suppliers"),
    CODE_LIST("Energinet, list of reason codes", "what the code means; no open source says when it applies"),
    DERIVED("none", "the public sources are silent: derived from what the market needs and the code list offers");

    private final String publisher;
    private final String document;

    RuleSource(String publisher, String document) {
        this.publisher = publisher;
        this.document = document;
    }

    /** Who published it, and under which name. */
    public String publisher() {
        return publisher;
    }

    /** The document or file, and what of it. */
    public String document() {
        return document;
    }
}
