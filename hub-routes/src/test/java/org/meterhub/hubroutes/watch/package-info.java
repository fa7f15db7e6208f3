@NullMarked
package org.meterhub.hubroutes.watch;

import org.jspecify.annotations.NullMarked;
