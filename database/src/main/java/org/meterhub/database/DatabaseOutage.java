package org.meterhub.database;

import java.time.Duration;

/**
 * That the database cannot be reached, or not be written.
 *
 * @param lasting since it was first seen
 * @param cause what the database or its driver says, in one line
 */
public record DatabaseOutage(Duration lasting, String cause) {}
