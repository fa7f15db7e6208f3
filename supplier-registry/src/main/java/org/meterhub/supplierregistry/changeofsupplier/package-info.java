/** BRS-001 and BRS-043, change of supplier with the usual and with short notice: its rules and its request. */
@NullMarked
package org.meterhub.supplierregistry.changeofsupplier;

import org.jspecify.annotations.NullMarked;
