/** BRS-001: a supplier takes over a metering point. */
@NullMarked
package org.meterhub.hubroutes.changeofsupplier;

import org.jspecify.annotations.NullMarked;
