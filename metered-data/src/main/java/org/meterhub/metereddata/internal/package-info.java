/** What the packages of this module share and nobody else needs. */
@NullMarked
package org.meterhub.metereddata.internal;

import org.jspecify.annotations.NullMarked;
