/** Tests of the package of the same name. */
@NullMarked
package org.meterhub.supplierregistry.cancellation;

import org.jspecify.annotations.NullMarked;
