/** The market's documents as JAXB objects: how a Java integrator reads and writes them, and how tests read what the hub wrote without the hub's own readers. */
@NullMarked
package org.meterhub.marketdocuments;

import org.jspecify.annotations.NullMarked;
