/** Tests of the package of the same name. */
@NullMarked
package org.meterhub.supplierregistry.meteringpoint;

import org.jspecify.annotations.NullMarked;
