package org.meterhub.benchmarks;

/**
 * Something a benchmark can be told.
 *
 * @param name as on the command line after two dashes
 * @param standard what holds when it is not given
 * @param description what it is, with its unit
 */
public record Option(String name, String standard, String description) {}
