/** A hub for the tests of this module. */
@NullMarked
package org.meterhub.hubapp;

import org.jspecify.annotations.NullMarked;
