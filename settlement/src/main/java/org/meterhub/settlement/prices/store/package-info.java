/** The tables of imported prices. */
@NullMarked
package org.meterhub.settlement.prices.store;

import org.jspecify.annotations.NullMarked;
