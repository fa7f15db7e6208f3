package org.meterhub.acceptance.wronghouse.hubapp;

/** Nothing should depend on it. */
public record Application(String name) {}
