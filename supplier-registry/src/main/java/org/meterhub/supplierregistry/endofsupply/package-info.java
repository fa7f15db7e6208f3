/** BRS-002 and BRS-010, end of supply and move-out: their rules and their request. */
@NullMarked
package org.meterhub.supplierregistry.endofsupply;

import org.jspecify.annotations.NullMarked;
