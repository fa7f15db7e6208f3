package org.meterhub.settlement.request;

/**
 * A request for sums of energy: one series of an RSM-016.
 *
 * @param typeCode of metering point: E17, E18 or E20; empty for all that the role may see
 * @param settlementMethodCode D01 or E02, of consumption; empty for none
 * @param balanceResponsible number of the balance responsible party; empty for all that the sender may see
 */
public record EnergyRequest(Basics basics, String typeCode, String settlementMethodCode, String balanceResponsible)
        implements ResultRequest {}
