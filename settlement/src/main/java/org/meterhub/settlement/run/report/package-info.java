/**
 * The settlement report: the results of runs and what they used, as a zip of CSV files for clerks and parties
 * (docs/guides/settlement-clerk.md#hand-it-on-report-billing-basis-summary).
 */
@NullMarked
package org.meterhub.settlement.run.report;

import org.jspecify.annotations.NullMarked;
