package org.meterhub.settlement.calculation;

import java.util.Arrays;

/** Rows of numbers side by side in one array: millions of links and periods fit in memory, which objects would not. */
public final class LongTable {

    private static final int ROWS_INITIAL = 256;

    private final int width;
    private long[] cells;
    private int rows;

    /** @param width numbers in each row */
    public LongTable(int width) {
        this.width = width;
        cells = new long[width * ROWS_INITIAL];
    }

    public int rows() {
        return rows;
    }

    /** @param row as many numbers as the table is wide */
    public void add(long... row) {
        int begin = Math.multiplyExact(rows, width);
        if (begin == cells.length) {
            cells = Arrays.copyOf(
                    cells, Math.addExact(cells.length, Math.max(width, cells.length / width / 2 * width)));
        }
        System.arraycopy(row, 0, cells, begin, width);
        rows++;
    }

    public long at(int row, int column) {
        return cells[row * width + column];
    }

    public int intAt(int row, int column) {
        return (int) cells[row * width + column];
    }

    /** Puts the rows in order of all their columns, the first being the most important. */
    public void sort() {
        int[] order = new int[rows];
        boolean inOrder = true;
        for (int i = 0; i < rows; i++) {
            order[i] = i;
            inOrder &= i == 0 || compare(i - 1, i) <= 0;
        }
        if (inOrder) {
            return;
        }
        int[] target = new int[rows];
        for (int run = 1; run < rows; run *= 2) {
            for (int from = 0; from < rows; from += 2 * run) {
                merge(order, target, from, Math.min(from + run, rows), Math.min(from + 2 * run, rows));
            }
            int[] merged = target;
            target = order;
            order = merged;
        }
        long[] sorted = new long[rows * width];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(cells, order[i] * width, sorted, i * width, width);
        }
        cells = sorted;
    }

    private void merge(int[] source, int[] target, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = left < middle && (right == to || compare(source[left], source[right]) <= 0);
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    private int compare(int one, int other) {
        for (int column = 0; column < width; column++) {
            int result = Long.compare(at(one, column), at(other, column));
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }

    /** The first row with this number in the first column, or -1; the table must be in order. The hint is tried first. */
    public int find(long number, int hint) {
        if (isOf(hint, number) && !isOf(hint - 1, number)) {
            return hint;
        }
        int low = 0;
        int high = rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle, 0) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return isOf(low, number) ? low : -1;
    }

    /** Whether the row exists and has this number in the first column. */
    public boolean isOf(int row, long number) {
        return row >= 0 && row < rows && at(row, 0) == number;
    }
}
