package org.meterhub.settlement.calculation.charge;

/** The pieces of a subscription or fee in one {@link ChargeSlot}, day by day, as differences from the day before. */
final class PieceCounts {

    private final int[] linkChanges;
    private final long[] pieceChanges;

    PieceCounts(int days) {
        linkChanges = new int[days + 1];
        pieceChanges = new long[days + 1];
    }

    /** A link of so many pieces, from one day to before another. */
    void add(int from, int to, int pieces) {
        linkChanges[from]++;
        linkChanges[to]--;
        pieceChanges[from] += pieces;
        pieceChanges[to] -= pieces;
    }

    void add(PieceCounts other) {
        for (int i = 0; i < linkChanges.length; i++) {
            linkChanges[i] = Math.addExact(linkChanges[i], other.linkChanges[i]);
            pieceChanges[i] = Math.addExact(pieceChanges[i], other.pieceChanges[i]);
        }
    }

    /** What one day comes to. */
    interface DayVisitor {
        void day(int day, long pieces);
    }

    /** Visits in order the days on which there is a link. */
    void visit(DayVisitor visitor) {
        int links = 0;
        long pieces = 0;
        for (int i = 0; i < linkChanges.length - 1; i++) {
            links += linkChanges[i];
            pieces = Math.addExact(pieces, pieceChanges[i]);
            if (links > 0) {
                visitor.day(i, pieces);
            }
        }
    }
}
