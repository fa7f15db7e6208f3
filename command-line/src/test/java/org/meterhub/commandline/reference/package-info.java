/** Pages of docs/reference that are generated from the code. */
@NullMarked
package org.meterhub.commandline.reference;

import org.jspecify.annotations.NullMarked;
