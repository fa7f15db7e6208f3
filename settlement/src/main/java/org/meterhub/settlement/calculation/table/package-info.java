/** Results and basis data laid out in tables with the columns of the market's data products, and the views that are read from stored tables. */
@NullMarked
package org.meterhub.settlement.calculation.table;

import org.jspecify.annotations.NullMarked;
