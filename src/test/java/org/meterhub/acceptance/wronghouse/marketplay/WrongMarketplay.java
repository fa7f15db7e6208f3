package org.meterhub.acceptance.wronghouse.marketplay;

import org.meterhub.acceptance.wronghouse.commandline.Application;

/** Knows the commands. */
public record WrongMarketplay(Application commands) {}
