/** The pure calculation of what charges come to: tariffs, subscriptions and fees per supplier, their amounts, monthly amounts and totals. */
@NullMarked
package org.meterhub.settlement.calculation.charge;

import org.jspecify.annotations.NullMarked;
