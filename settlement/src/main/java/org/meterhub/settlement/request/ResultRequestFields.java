package org.meterhub.settlement.request;

/** Names of the elements of RSM-016 and RSM-017, for the answers. */
final class ResultRequestFields {

    static final String SENDER_ROLE = "sender_MarketParticipant.marketRole.type";
    static final String PROCESS = "process.processType";
    static final String SETTLEMENT_VERSION = "settlement_Series.version";
    static final String TYPE = "marketEvaluationPoint.type";
    static final String SETTLEMENT_METHOD = "marketEvaluationPoint.settlementMethod";
    static final String START = "start_DateAndOrTime.dateTime";
    static final String END = "end_DateAndOrTime.dateTime";
    static final String GRID_AREA = "meteringGridArea_Domain.mRID";
    static final String SUPPLIER = "energySupplier_MarketParticipant.mRID";
    static final String BALANCE_RESPONSIBLE = "balanceResponsibleParty_MarketParticipant.mRID";
    static final String RESOLUTION = "aggregationSeries_Period.resolution";
    static final String CHARGE = "ChargeType/mRID";

    private ResultRequestFields() {}
}
