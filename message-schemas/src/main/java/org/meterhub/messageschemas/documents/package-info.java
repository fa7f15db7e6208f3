/** The market's documents as records in the market's words; each component names the element of the document it stands for. */
@NullMarked
package org.meterhub.messageschemas.documents;

import org.jspecify.annotations.NullMarked;
