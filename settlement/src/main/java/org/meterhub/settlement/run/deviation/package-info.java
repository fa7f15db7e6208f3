/** Deviation settlements: recorded, calculated over sets of days, and kept for ever. */
@NullMarked
package org.meterhub.settlement.run.deviation;

import org.jspecify.annotations.NullMarked;
