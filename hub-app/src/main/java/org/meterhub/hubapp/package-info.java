/** Composition root: configuration, embedded broker, HTTP, command line. */
@NullMarked
package org.meterhub.hubapp;

import org.jspecify.annotations.NullMarked;
