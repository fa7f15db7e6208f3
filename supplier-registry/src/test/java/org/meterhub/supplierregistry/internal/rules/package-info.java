/** Tests of the package of the same name. */
@NullMarked
package org.meterhub.supplierregistry.internal.rules;

import org.jspecify.annotations.NullMarked;
