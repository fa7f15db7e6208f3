/** The tables of deviation settlements. */
@NullMarked
package org.meterhub.settlement.run.deviation.store;

import org.jspecify.annotations.NullMarked;
