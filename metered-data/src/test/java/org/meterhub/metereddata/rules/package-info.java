/** Tests of the rules of RSM-012. */
@NullMarked
package org.meterhub.metereddata.rules;

import org.jspecify.annotations.NullMarked;
