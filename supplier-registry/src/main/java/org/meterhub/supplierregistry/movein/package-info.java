/** BRS-009, move-in: its rules and its request. */
@NullMarked
package org.meterhub.supplierregistry.movein;

import org.jspecify.annotations.NullMarked;
