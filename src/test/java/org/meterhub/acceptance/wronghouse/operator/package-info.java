/** An operator who knows too much. */
@NullMarked
package org.meterhub.acceptance.wronghouse.operator;

import org.jspecify.annotations.NullMarked;
