/** What reading and writing of documents costs by itself, without a hub round it. */
@NullMarked
package org.meterhub.benchmarks.documents;

import org.jspecify.annotations.NullMarked;
