package org.meterhub.supplierregistry.changeofsupplier;

/** Names of the request's elements, for the answer (messages.md, RSM-001). */
final class Fields {

    static final String TRANSACTION_ID = "MktActivityRecord/mRID";
    static final String METERING_POINT = "marketEvaluationPoint.mRID";
    static final String ENERGY_SUPPLIER = "marketEvaluationPoint.energySupplier_MarketParticipant.mRID";
    static final String BALANCE_RESPONSIBLE = "marketEvaluationPoint.balanceResponsibleParty_MarketParticipant.mRID";
    static final String CUSTOMER_ID = "marketEvaluationPoint.customer_MarketParticipant.mRID";
    static final String CUSTOMER_NAME = "marketEvaluationPoint.customer_MarketParticipant.name";
    static final String START = "start_DateAndOrTime.dateTime";

    private Fields() {}
}
