/** Tests of the package of the same name. */
@NullMarked
package org.meterhub.supplierregistry.endofsupply;

import org.jspecify.annotations.NullMarked;
