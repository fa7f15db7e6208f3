/** The commands of {@code ./hub}: thin clients of the admin port, and {@code serve}, which runs the hub. */
@NullMarked
package org.meterhub.hubapp.command;

import org.jspecify.annotations.NullMarked;
