/** Tests of settlement reports. */
@NullMarked
package org.meterhub.settlement.run.report;

import org.jspecify.annotations.NullMarked;
