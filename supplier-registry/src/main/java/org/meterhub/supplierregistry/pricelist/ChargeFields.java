package org.meterhub.supplierregistry.pricelist;

/** Names of the elements of an RSM-033, for the answers. */
final class ChargeFields {

    static final String OWNER = "ChargeGroup/ChargeType/chargeTypeOwner_MarketParticipant.mRID";
    static final String TYPE = "ChargeGroup/ChargeType/type";
    static final String CODE = "ChargeGroup/ChargeType/mRID";
    static final String NAME = "ChargeGroup/ChargeType/name";
    static final String DESCRIPTION = "ChargeGroup/ChargeType/description";
    static final String RESOLUTION = "ChargeGroup/ChargeType/priceTimeFrame_Period.resolution";
    static final String START = "ChargeGroup/ChargeType/effectiveDate";
    static final String END = "ChargeGroup/ChargeType/terminationDate";
    static final String VAT_PAYER = "ChargeGroup/ChargeType/VATPayer";
    static final String TRANSPARENT = "ChargeGroup/ChargeType/transparentInvoicing";
    static final String TAX = "ChargeGroup/ChargeType/taxIndicator";
    static final String SERIES = "ChargeGroup/ChargeType/Series_Period";
    static final String INTERVAL = SERIES + "/timeInterval";
    static final String POINT = SERIES + "/Point";
    static final String PRICE = POINT + "/price.amount";

    private ChargeFields() {}
}
