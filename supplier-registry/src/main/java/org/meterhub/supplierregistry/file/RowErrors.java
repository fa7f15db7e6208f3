package org.meterhub.supplierregistry.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.meterhub.supplierregistry.RowError;

/** The errors of one file, up to a limit. */
public final class RowErrors {

    private final String file;
    private final int max;
    private final List<RowError> errors = new ArrayList<>();
    private boolean more;

    public RowErrors(String file, int max) {
        this.file = file;
        this.max = max;
    }

    public void add(long line, String column, String found, String expected) {
        if (errors.size() < max) {
            errors.add(new RowError(file, line, column, found, expected));
        } else {
            more = true;
        }
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public int count() {
        return errors.size();
    }

    /** Whether there were errors beyond the limit; reading further is then pointless. */
    public boolean more() {
        return more;
    }

    /** In the order of the file: some errors are only found when a batch of rows is compared with the registry. */
    public List<RowError> all() {
        return errors.stream().sorted(Comparator.comparingLong(RowError::line)).toList();
    }
}
