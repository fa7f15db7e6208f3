package org.meterhub.acceptance.wronghouse.nameless;

/** Lives in a package that does not say what it is for. */
public record Stranger(String name) {}
