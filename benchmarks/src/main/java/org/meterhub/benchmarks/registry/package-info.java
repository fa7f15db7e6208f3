/** The registry at the size of a country: import, size on disk, and who supplies the points of a bundle. */
@NullMarked
package org.meterhub.benchmarks.registry;

import org.jspecify.annotations.NullMarked;
