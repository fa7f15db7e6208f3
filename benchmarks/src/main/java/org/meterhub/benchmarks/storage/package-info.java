/** The store of metered data by itself: how fast a year goes in, how much room it takes, how fast a point's year comes out. */
@NullMarked
package org.meterhub.benchmarks.storage;

import org.jspecify.annotations.NullMarked;
