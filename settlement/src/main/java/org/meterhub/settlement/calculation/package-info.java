/** The pure calculation of energy results: metered days in, results per grid area out; no clock, no input or output, no binary floating point. */
@NullMarked
package org.meterhub.settlement.calculation;

import org.jspecify.annotations.NullMarked;
