package org.meterhub.supplierregistry.rule;

/** Names of the requests' elements, for the answers (docs/reference/messages.md#rsm-001 to RSM-027). */
public final class RequestFields {

    public static final String TRANSACTION_ID = "MktActivityRecord/mRID";
    public static final String METERING_POINT = "marketEvaluationPoint.mRID";
    public static final String ENERGY_SUPPLIER = "marketEvaluationPoint.energySupplier_MarketParticipant.mRID";
    public static final String BALANCE_RESPONSIBLE =
            "marketEvaluationPoint.balanceResponsibleParty_MarketParticipant.mRID";
    public static final String CUSTOMER_ID = "marketEvaluationPoint.customer_MarketParticipant.mRID";
    public static final String CUSTOMER_NAME = "marketEvaluationPoint.customer_MarketParticipant.name";
    public static final String START = "start_DateAndOrTime.dateTime";

    public static final String END = "end_DateAndOrTime.dateTime";
    public static final String VALIDITY_START = "validityStart_DateAndOrTime.dateTime";
    public static final String ORIGINAL_TRANSACTION = "originalTransactionIDReference_MktActivityRecord.mRID";
    public static final String PROCESS = "process.processType";
    /** The metering point in documents that describe it (RSM-021, RSM-027). */
    public static final String DESCRIBED_POINT = "MarketEvaluationPoint/mRID";

    private RequestFields() {}
}
