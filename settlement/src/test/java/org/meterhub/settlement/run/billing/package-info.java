/** Tests of billing bases. */
@NullMarked
package org.meterhub.settlement.run.billing;

import org.jspecify.annotations.NullMarked;
