/** Pure calculation of energy per grid area, supplier and balance responsible; runs, versions, results. */
@NullMarked
package org.meterhub.settlement;

import org.jspecify.annotations.NullMarked;
