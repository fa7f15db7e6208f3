/** A calculation that breaks every rule of purity. */
@NullMarked
package org.meterhub.acceptance.wronghouse.settlement.calculation;

import org.jspecify.annotations.NullMarked;
