/** The admin port: HTTP on loopback with a token only the hub's user can read, and the client through which the commands use it. */
@NullMarked
package org.meterhub.hubapp.admin;

import org.jspecify.annotations.NullMarked;
