/** How the process writes its log. */
@NullMarked
package org.meterhub.hubapp.log;

import org.jspecify.annotations.NullMarked;
