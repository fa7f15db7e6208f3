/** What an operator can ask a hub and have it do: the admin port, HTTP on loopback with a token only the hub's user can read, and the client of the commands. */
@NullMarked
package org.meterhub.operator;

import org.jspecify.annotations.NullMarked;
