package org.meterhub.acceptance.wronghouse.marketdocuments;

import org.meterhub.acceptance.wronghouse.settlement.WrongSettlement;

/** Knows a module that it should not know. */
public record WrongMarketdocuments(WrongSettlement settlement) {}
