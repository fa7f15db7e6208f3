/** Parties, grid areas, metering points and supply periods: who supplies which metering point, when, and what was known about it when. */
@NullMarked
package org.meterhub.supplierregistry;

import org.jspecify.annotations.NullMarked;
