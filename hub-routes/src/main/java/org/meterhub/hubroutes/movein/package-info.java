/** BRS-009: a customer moves in, with a supplier. */
@NullMarked
package org.meterhub.hubroutes.movein;

import org.jspecify.annotations.NullMarked;
