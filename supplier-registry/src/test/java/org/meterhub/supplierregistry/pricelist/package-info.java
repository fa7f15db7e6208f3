/** Tests of the package of the same name. */
@NullMarked
package org.meterhub.supplierregistry.pricelist;

import org.jspecify.annotations.NullMarked;
