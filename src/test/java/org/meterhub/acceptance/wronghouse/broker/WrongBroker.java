package org.meterhub.acceptance.wronghouse.broker;

import org.meterhub.acceptance.wronghouse.settlement.WrongSettlement;

/** Knows a module that it should not know. */
public record WrongBroker(WrongSettlement settlement) {}
