/** Tests of the package of the same name. */
@NullMarked
package org.meterhub.supplierregistry.movein;

import org.jspecify.annotations.NullMarked;
