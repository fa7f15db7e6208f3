/** Every message in and out: inbox, log, accepted ids, outbound items and documents, and the index the audit tree will hang on. */
@NullMarked
package org.meterhub.messagelog;

import org.jspecify.annotations.NullMarked;
