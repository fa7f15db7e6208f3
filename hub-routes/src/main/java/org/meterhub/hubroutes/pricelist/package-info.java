/** BRS-031, BRS-032 and BRS-033: price lists from their owners (RSM-033), and on to the suppliers (RSM-034). */
@NullMarked
package org.meterhub.hubroutes.pricelist;

import org.jspecify.annotations.NullMarked;
