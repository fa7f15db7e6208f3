package org.meterhub.metereddata.requests;

/** Names of the elements of an RSM-015, as they stand in the document. */
final class DataRequestFields {

    static final String METERING_POINT = "marketEvaluationPoint.mRID";
    static final String START = "start_DateAndOrTime.dateTime";
    static final String END = "end_DateAndOrTime.dateTime";
    static final String SENDER = "sender_MarketParticipant.mRID";
    static final String SENDER_ROLE = "sender_MarketParticipant.marketRole.type";

    private DataRequestFields() {}
}
