/** The commands that others depend on. */
@NullMarked
package org.meterhub.acceptance.wronghouse.commandline;

import org.jspecify.annotations.NullMarked;
