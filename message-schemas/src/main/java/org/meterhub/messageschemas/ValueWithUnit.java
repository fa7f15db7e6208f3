package org.meterhub.messageschemas;

/**
 * A technical size of a metering point, as it stands in a document.
 *
 * @param value the text, which the schema does not demand to be a number
 * @param unitCode of the market's list of units, for example KWT, kilowatt
 */
public record ValueWithUnit(String value, String unitCode) {}
