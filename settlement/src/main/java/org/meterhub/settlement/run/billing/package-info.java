/** The billing basis of a settled month: for each metering point its values and what it is charged, for its supplier. */
@NullMarked
package org.meterhub.settlement.run.billing;

import org.jspecify.annotations.NullMarked;
