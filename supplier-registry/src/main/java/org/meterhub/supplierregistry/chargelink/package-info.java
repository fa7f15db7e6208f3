/** Charge links, RSM-030 and RSM-031: which charges metering points pay, their rules, and what is known of them. */
@NullMarked
package org.meterhub.supplierregistry.chargelink;

import org.jspecify.annotations.NullMarked;
