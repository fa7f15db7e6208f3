/** The hub's message path under faults that a seed chooses, one step after the other: docs/internals/fault-simulation.md. */
@NullMarked
package org.meterhub.acceptance.simulation;

import org.jspecify.annotations.NullMarked;
