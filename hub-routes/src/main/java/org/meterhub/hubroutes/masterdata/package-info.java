/** Questions about metering points: their master data (RSM-006) and what they pay (RSM-032). */
@NullMarked
package org.meterhub.hubroutes.masterdata;

import org.jspecify.annotations.NullMarked;
