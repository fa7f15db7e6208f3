/** The commands, tried as at a keyboard. */
@NullMarked
package org.meterhub.hubapp.command;

import org.jspecify.annotations.NullMarked;
