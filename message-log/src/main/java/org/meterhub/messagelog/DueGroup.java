package org.meterhub.messagelog;

import java.time.Instant;

/**
 * A group with at least one bundle that is due.
 *
 * @param items series waiting
 * @param points their values
 * @param oldestAt when the oldest of them was created
 */
public record DueGroup(ItemGroup group, long items, long points, Instant oldestAt) {}
