/** The demo: a hub in a fresh folder with the example market, and a conversation played against it. */
@NullMarked
package org.meterhub.hubapp.demo;

import org.jspecify.annotations.NullMarked;
