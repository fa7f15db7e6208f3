package org.meterhub.metereddata.rules;

/** Names of the elements of an RSM-012 series, as they stand in the document. */
final class SeriesFields {

    static final String METERING_POINT = "marketEvaluationPoint.mRID";
    static final String TYPE = "marketEvaluationPoint.type";
    static final String UNIT = "quantity_Measure_Unit.name";
    static final String PRODUCT = "product";
    static final String INTO_AREA = "in_Domain.mRID";
    static final String OUT_OF_AREA = "out_Domain.mRID";
    static final String SENDER = "sender_MarketParticipant.mRID";
    static final String REGISTERED = "registration_DateAndOrTime.dateTime";
    static final String RESOLUTION = "Period/resolution";
    static final String PERIOD = "Period/timeInterval";
    static final String START = "Period/timeInterval/start";
    static final String END = "Period/timeInterval/end";
    static final String POINT = "Period/Point";
    static final String POSITION = "Period/Point/position";
    static final String QUANTITY = "Period/Point/quantity";
    static final String QUALITY = "Period/Point/quality";

    private SeriesFields() {}
}
