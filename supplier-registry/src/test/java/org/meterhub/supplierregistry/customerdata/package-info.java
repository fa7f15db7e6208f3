/** Tests of the package of the same name. */
@NullMarked
package org.meterhub.supplierregistry.customerdata;

import org.jspecify.annotations.NullMarked;
