/** Tests of the package of the same name. */
@NullMarked
package org.meterhub.settlement.request;

import org.jspecify.annotations.NullMarked;
