/** BRS-002 and BRS-010: a supplier gives a metering point up. */
@NullMarked
package org.meterhub.hubroutes.endofsupply;

import org.jspecify.annotations.NullMarked;
