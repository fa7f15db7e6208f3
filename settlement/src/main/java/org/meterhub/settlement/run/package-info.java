/** Runs of settlement: started with a cut-off, settled area by area, versioned, never overwritten; and who gets which results. */
@NullMarked
package org.meterhub.settlement.run;

import org.jspecify.annotations.NullMarked;
