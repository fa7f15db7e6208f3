/** A play that knows who asked for it. */
@NullMarked
package org.meterhub.acceptance.wronghouse.marketplay;

import org.jspecify.annotations.NullMarked;
