/** BRS-003 and BRS-011, the undoing of a wrong change of supplier or move: its rules and its request. */
@NullMarked
package org.meterhub.supplierregistry.undo;

import org.jspecify.annotations.NullMarked;
