package org.meterhub.operator;

import java.nio.file.Path;

/**
 * Where a hub keeps its data, and where it is reached.
 *
 * @param databaseUrl as the settings say; its parameters, which may hold a password, are not shown
 * @param amqpUrl where parties connect
 * @param coreUrl where the broker's own protocol is spoken; empty where it is closed
 */
public record HubAddresses(Path dataFolder, String databaseUrl, String amqpUrl, String coreUrl) {}
