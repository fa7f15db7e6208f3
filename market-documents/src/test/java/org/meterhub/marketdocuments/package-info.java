/** The JAXB objects hold what the documents say, and agree with the hub's own readers and writers. */
@NullMarked
package org.meterhub.marketdocuments;

import org.jspecify.annotations.NullMarked;
