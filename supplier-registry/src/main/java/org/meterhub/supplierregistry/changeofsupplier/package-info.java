/** BRS-001, change of supplier: its rules, its process and its effect on the registry. */
@NullMarked
package org.meterhub.supplierregistry.changeofsupplier;

import org.jspecify.annotations.NullMarked;
