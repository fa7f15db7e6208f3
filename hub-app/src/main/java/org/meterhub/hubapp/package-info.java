/** Composition root: the hub of its parts, each with what it needs of the others. */
@NullMarked
package org.meterhub.hubapp;

import org.jspecify.annotations.NullMarked;
