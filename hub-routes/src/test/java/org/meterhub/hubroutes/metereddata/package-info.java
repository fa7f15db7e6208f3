/** Tests of how values find their way between the registry, the store and the receivers. */
@NullMarked
package org.meterhub.hubroutes.metereddata;

import org.jspecify.annotations.NullMarked;
