/** The whole hub, driven from outside. */
@NullMarked
package org.meterhub.acceptance;

import org.jspecify.annotations.NullMarked;
