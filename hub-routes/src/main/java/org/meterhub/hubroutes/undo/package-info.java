/** BRS-003 and BRS-011: a change of supplier or a move that should not have been is undone. */
@NullMarked
package org.meterhub.hubroutes.undo;

import org.jspecify.annotations.NullMarked;
