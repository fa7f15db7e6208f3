/** A hidden package that others use. */
@NullMarked
package org.meterhub.acceptance.wronghouse.messageschemas.internal;

import org.jspecify.annotations.NullMarked;
