package org.meterhub.hubroutes.job;

import java.time.Duration;

/**
 * When a job makes its rounds.
 *
 * @param first before the first round
 * @param delay until the next when nothing wakes it
 * @param pause until the next in any case
 */
record JobPace(Duration first, Duration delay, Duration pause) {}
