/** Tests of completeness. */
@NullMarked
package org.meterhub.metereddata.completeness;

import org.jspecify.annotations.NullMarked;
