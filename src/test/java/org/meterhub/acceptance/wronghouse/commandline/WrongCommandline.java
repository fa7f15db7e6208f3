package org.meterhub.acceptance.wronghouse.commandline;

/** Nothing should depend on it. */
public record WrongCommandline(String name) {}
