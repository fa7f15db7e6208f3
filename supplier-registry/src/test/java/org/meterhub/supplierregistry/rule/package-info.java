/** Tests of the package of the same name. */
@NullMarked
package org.meterhub.supplierregistry.rule;

import org.jspecify.annotations.NullMarked;
