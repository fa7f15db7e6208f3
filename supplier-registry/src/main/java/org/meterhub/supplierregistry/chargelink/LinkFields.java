package org.meterhub.supplierregistry.chargelink;

/** Names of the elements of an RSM-030, for the answers. */
final class LinkFields {

    static final String CHARGE = "ChargeGroup/ChargeType/mRID";
    static final String FACTOR = "ChargeGroup/ChargeType/factor";
    static final String START = "ChargeGroup/ChargeType/effectiveDate";
    static final String END = "ChargeGroup/ChargeType/terminationDate";

    private LinkFields() {}
}
