/** Measures a settlement run over a month of metered data in PostgreSQL. */
@NullMarked
package org.meterhub.benchmarks.settlement;

import org.jspecify.annotations.NullMarked;
