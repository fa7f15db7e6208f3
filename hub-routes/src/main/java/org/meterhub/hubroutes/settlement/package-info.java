/** BRS-023: settlement runs over the hub's own registry and metered data, and their results on the way to the parties. */
@NullMarked
package org.meterhub.hubroutes.settlement;

import org.jspecify.annotations.NullMarked;
