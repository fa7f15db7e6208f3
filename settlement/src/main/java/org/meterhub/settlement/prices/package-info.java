/** Imbalance and spot prices: read from CSV, checked whole, kept for ever. */
@NullMarked
package org.meterhub.settlement.prices;

import org.jspecify.annotations.NullMarked;
