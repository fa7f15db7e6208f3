/** Every morning's question at the size of a country: which values should have come, and which have not. */
@NullMarked
package org.meterhub.benchmarks.completeness;

import org.jspecify.annotations.NullMarked;
