/** Tests of the package of the same name. */
@NullMarked
package org.meterhub.supplierregistry.undo;

import org.jspecify.annotations.NullMarked;
