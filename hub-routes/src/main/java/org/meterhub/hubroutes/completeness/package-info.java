/** BRS-045: which values should have come, which have, and who is reminded of the rest. */
@NullMarked
package org.meterhub.hubroutes.completeness;

import org.jspecify.annotations.NullMarked;
