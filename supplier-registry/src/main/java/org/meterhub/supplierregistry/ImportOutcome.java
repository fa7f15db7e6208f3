package org.meterhub.supplierregistry;

import java.util.List;

/** What became of a file. */
public sealed interface ImportOutcome {

    /**
     * All rows are in the registry.
     *
     * @param added rows that were new
     * @param unchanged rows the registry held already, exactly so
     */
    record Imported(long added, long unchanged) implements ImportOutcome {}

    /** The same bytes have been imported before; nothing has changed now. */
    record AlreadyImported() implements ImportOutcome {}

    /**
     * Nothing of the file is in the registry.
     *
     * @param errors everything that is wrong with it, up to {@link RegistryImport#ERRORS_MAX}
     * @param more whether there are more errors than those
     */
    record Refused(List<RowError> errors, boolean more) implements ImportOutcome {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
