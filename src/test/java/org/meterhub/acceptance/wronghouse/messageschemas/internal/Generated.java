package org.meterhub.acceptance.wronghouse.messageschemas.internal;

/** Stands for what is generated from a schema. */
public record Generated(String value) {}
