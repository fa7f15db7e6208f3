/** The door: what may enter the broker's journal, judged before it is there, and made into a document's bytes and nothing else. */
@NullMarked
package org.meterhub.broker.door;

import org.jspecify.annotations.NullMarked;
