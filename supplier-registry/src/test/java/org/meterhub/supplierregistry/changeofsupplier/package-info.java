/** The rules of a change of supplier one by one, and the process on both databases. */
@NullMarked
package org.meterhub.supplierregistry.changeofsupplier;

import org.jspecify.annotations.NullMarked;
