package org.meterhub.acceptance.wronghouse.marketplay;

import org.meterhub.acceptance.wronghouse.commandline.WrongCommandline;

/** Knows the commands. */
public record WrongMarketplay(WrongCommandline commands) {}
