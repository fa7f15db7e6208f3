/** The commands of {@code ./hub}: thin clients of the admin port, and {@code serve}, which runs the hub. */
@NullMarked
package org.meterhub.commandline;

import org.jspecify.annotations.NullMarked;
