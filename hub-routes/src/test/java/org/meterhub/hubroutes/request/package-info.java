/** The catalogue of what parties may ask, and the way to each of its processes. */
@NullMarked
package org.meterhub.hubroutes.request;

import org.jspecify.annotations.NullMarked;
