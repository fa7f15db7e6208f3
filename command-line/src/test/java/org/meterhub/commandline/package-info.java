/** The commands, tried as at a keyboard. */
@NullMarked
package org.meterhub.commandline;

import org.jspecify.annotations.NullMarked;
