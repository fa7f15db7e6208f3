/** The example's routes, each by itself: Camel's own way of testing, without a hub. */
@NullMarked
package org.example.supplier;

import org.jspecify.annotations.NullMarked;
