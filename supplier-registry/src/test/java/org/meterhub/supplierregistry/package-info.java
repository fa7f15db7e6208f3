/** The registry on H2 and on PostgreSQL, filled with the market of {@code examples/market}. */
@NullMarked
package org.meterhub.supplierregistry;

import org.jspecify.annotations.NullMarked;
