/** The supply of a metering point in time: whose it is, whose customer, and what of it was known when. */
@NullMarked
package org.meterhub.supplierregistry.supply;

import org.jspecify.annotations.NullMarked;
