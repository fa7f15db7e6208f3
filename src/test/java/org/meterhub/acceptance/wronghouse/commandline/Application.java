package org.meterhub.acceptance.wronghouse.commandline;

/** Nothing should depend on it, and its name is another module's. */
public record Application(String name) {}
