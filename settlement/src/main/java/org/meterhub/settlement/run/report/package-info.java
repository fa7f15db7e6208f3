/** The settlement report: the results of runs and what they used, as a zip of CSV files for clerks and parties (settlement.md §6). */
@NullMarked
package org.meterhub.settlement.run.report;

import org.jspecify.annotations.NullMarked;
