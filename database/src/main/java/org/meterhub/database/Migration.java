package org.meterhub.database;

/**
 * One step of a module's tables towards their present form.
 *
 * @param version within the module
 */
public record Migration(String module, String version, String description) {}
