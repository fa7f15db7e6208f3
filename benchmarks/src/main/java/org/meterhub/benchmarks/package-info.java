/** Benchmarks of the hub, run by {@code benchmarks/run}: what it carries, what it costs, and where the time goes. */
@NullMarked
package org.meterhub.benchmarks;

import org.jspecify.annotations.NullMarked;
