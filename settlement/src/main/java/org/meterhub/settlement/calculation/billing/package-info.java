/** The billing basis: what a supplier needs to bill a metering point, its values with quality and what each charge comes to. */
@NullMarked
package org.meterhub.settlement.calculation.billing;

import org.jspecify.annotations.NullMarked;
