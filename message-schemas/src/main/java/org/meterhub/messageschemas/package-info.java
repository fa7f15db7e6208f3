/** XSDs, code lists, streaming readers and writers, schema validation of the market's documents. */
@NullMarked
package org.meterhub.messageschemas;

import org.jspecify.annotations.NullMarked;
