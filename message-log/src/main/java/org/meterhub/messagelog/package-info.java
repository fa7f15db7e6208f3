/** Every message in and out: inbox, outbound items and documents, archive. */
@NullMarked
package org.meterhub.messagelog;

import org.jspecify.annotations.NullMarked;
