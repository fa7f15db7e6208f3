/** What processes do to the registry when they take effect, and what follows for whom. */
@NullMarked
package org.meterhub.supplierregistry.effect;

import org.jspecify.annotations.NullMarked;
