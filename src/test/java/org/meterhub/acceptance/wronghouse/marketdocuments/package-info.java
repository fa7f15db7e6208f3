/** Documents that know too much. */
@NullMarked
package org.meterhub.acceptance.wronghouse.marketdocuments;

import org.jspecify.annotations.NullMarked;
