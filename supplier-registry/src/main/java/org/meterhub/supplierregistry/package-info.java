/** Parties, grid areas, metering points, supply contracts; the rules of supplier switches. */
@NullMarked
package org.meterhub.supplierregistry;

import org.jspecify.annotations.NullMarked;
