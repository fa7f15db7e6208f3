/** Tests of the package of the same name. */
@NullMarked
package org.meterhub.supplierregistry.chargelink;

import org.jspecify.annotations.NullMarked;
