package org.meterhub.messageschemas;

/**
 * An element as rules name it.
 *
 * @param transaction which {@code Series} or {@code MktActivityRecord} of the document, from 1; 0 for the header
 * @param element its name, with as many names of elements around it as tell it apart: {@code Period/resolution}
 * @param occurrence which of the elements of this name in the transaction, from 1
 */
public record DocumentPlace(int transaction, String element, int occurrence) {}
