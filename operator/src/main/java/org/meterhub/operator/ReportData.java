package org.meterhub.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the admin port says about reports, and takes as wishes for them, as JSON. */
public final class ReportData {

    private ReportData() {}

    /** What can be asked for. */
    public enum Kind {
        /** The settlement report: a zip of CSV. */
        SETTLEMENT,
        /** The billing basis: a zip of CSV. */
        BILLING,
        /** A run on some sheets of a workbook. */
        SUMMARY
    }

    /**
     * A wish for a report.
     *
     * @param runs versions; none for the balance fixing in force on each day, and then {@code from} and {@code to} say which days
     * @param gridAreas none for all that the runs have and the reader may see
     * @param party whose report it is; null for the operator's own
     * @param role code of the role the party reads it in; null where it has but one that reads reports
     * @param supplier only what concerns this supplier
     * @param unsent whether runs that are not sent may be in it
     * @param language of a summary
     */
    public record ReportWanted(
            Kind kind,
            List<Long> runs,
            @Nullable String from,
            @Nullable String to,
            List<String> gridAreas,
            @Nullable String party,
            @Nullable String role,
            @Nullable String supplier,
            boolean filePerGridArea,
            boolean rowsLimited,
            boolean basisData,
            boolean unsent,
            @Nullable String language) {
        public ReportWanted {
            runs = List.copyOf(runs);
            gridAreas = List.copyOf(gridAreas);
        }
    }

    /**
     * A report that can be fetched.
     *
     * @param id names it; the file is called so
     * @param remarks what it does not hold, and why
     */
    public record ReportAnswer(String id, String fileName, long bytes, List<ReportFile> files, List<String> remarks) {
        public ReportAnswer {
            files = List.copyOf(files);
            remarks = List.copyOf(remarks);
        }
    }

    /** A file in a report; @param rows without the headings */
    public record ReportFile(String name, long rows) {}

    /** What was sent of a billing basis. @param heldBack grid areas whose results have not been sent @param replaced those of which a later run was sent */
    public record BillingSent(long version, long series, List<String> heldBack, List<String> replaced) {
        public BillingSent {
            replaced = List.copyOf(replaced);
            heldBack = List.copyOf(heldBack);
        }
    }
}
