/** BRS-021, 024 and 025: metered data come in, are judged, stored and forwarded, and are asked for. */
@NullMarked
package org.meterhub.hubroutes.metereddata;

import org.jspecify.annotations.NullMarked;
