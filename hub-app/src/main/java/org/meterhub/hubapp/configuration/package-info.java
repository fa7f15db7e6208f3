/** The hub's settings: read once at start from {@code hub.properties} and the environment, all problems reported together. */
@NullMarked
package org.meterhub.hubapp.configuration;

import org.jspecify.annotations.NullMarked;
