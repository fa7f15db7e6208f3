/** The tables of runs and their results. Used by {@code run} only. */
@NullMarked
package org.meterhub.settlement.run.store;

import org.jspecify.annotations.NullMarked;
