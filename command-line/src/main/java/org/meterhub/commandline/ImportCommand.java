package org.meterhub.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminClient;
import org.meterhub.operator.AdminData.ImportAnswer;
import org.meterhub.operator.AdminData.ImportResult;
import org.meterhub.operator.AdminData.RowProblem;
import org.meterhub.operator.AdminException;
import org.meterhub.supplierregistry.RegistryFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub import FILE...}: fills the registry from CSV files. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Fills the registry from CSV files: parties, grid areas, metering points, supply contracts, charges, their prices, and the"
                    + " links of points to them.",
            "Each file goes in as a whole or not at all, and everything wrong with it is listed as"
                    + " 'file:line: column: found, expected'. Several files are taken in the order they depend on each"
                    + " other; after one that is refused, no further one is tried."
        })
public final class ImportCommand implements Callable<Integer> {

    private record Named(RegistryFile kind, Path file) {}

    /**
     * What became of a file, for programs.
     *
     * @param file its path
     * @param answer the hub's
     */
    record FileAnswer(String file, ImportAnswer answer) {}

    /** Of lines with the same mistake. */
    private static final int ALIKE_SHOWN_MAX = 5;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final HubOptions hub = new HubOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "CSV files, or a folder that holds them. The name says the kind: parties.csv,"
                    + " grid-areas.csv, metering-points.csv, supply-contracts.csv, charges.csv, charge-prices.csv,"
                    + " charge-links.csv.")
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "The kind of the files, whatever their names: parties, grid-areas, metering-points,"
                    + " supply-contracts, charges, charge-prices or charge-links.")
    private @Nullable String kind;

    public ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, AdminException {
        List<Named> named = named();
        AdminClient client = hub.connect(console);
        List<FileAnswer> answers = new ArrayList<>();
        boolean refused = false;
        for (Iterator<Named> files = named.iterator(); files.hasNext() && !refused; ) {
            Named one = files.next();
            ImportAnswer answer = client.importFile(one.kind(), one.file());
            answers.add(new FileAnswer(one.file().toString(), answer));
            refused = answer.result() == ImportResult.REFUSED;
            if (!output.isJson()) {
                report(one, answer);
            }
        }
        if (output.isJson()) {
            console.json(answers);
        }
        return refused ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    /** All names are looked at before the first file is sent: a typing error must not leave half a market behind. */
    private List<Named> named() throws IOException {
        List<Named> named = new ArrayList<>();
        for (Path given : files) {
            Path file = console.folder().resolve(given);
            if (Files.isDirectory(file)) {
                named.addAll(inFolder(file));
            } else if (!Files.isReadable(file)) {
                throw wrong(given + " does not exist, or may not be read");
            } else {
                named.add(new Named(
                        kindOf(file)
                                .orElseThrow(() ->
                                        wrong(given + ": the name does not say the kind of file; say it with --kind")),
                        file));
            }
        }
        named.sort(Comparator.comparing(Named::kind));
        return named;
    }

    private List<Named> inFolder(Path folder) throws IOException {
        if (kind != null) {
            throw wrong("--kind is for single files, not for the folder " + folder);
        }
        List<Named> found = new ArrayList<>();
        for (RegistryFile one : RegistryFile.values()) {
            Path file = folder.resolve(one.kind() + ".csv");
            if (Files.isReadable(file)) {
                found.add(new Named(one, file));
            }
        }
        if (found.isEmpty()) {
            throw wrong("the folder " + folder + " holds none of the files " + kinds(".csv"));
        }
        return found;
    }

    private Optional<RegistryFile> kindOf(Path file) {
        String wanted = kind;
        if (wanted != null
                && Arrays.stream(RegistryFile.values())
                        .noneMatch(one -> one.kind().equals(wanted))) {
            throw wrong("'" + wanted + "' is no kind of file; the kinds are " + kinds(""));
        }
        String name = String.valueOf(file.getFileName());
        return Arrays.stream(RegistryFile.values())
                .filter(one -> wanted == null ? name.equals(one.kind() + ".csv") : wanted.equals(one.kind()))
                .findFirst();
    }

    private static String kinds(String suffix) {
        return Arrays.stream(RegistryFile.values())
                .map(one -> one.kind() + suffix)
                .collect(Collectors.joining(", "));
    }

    private ParameterException wrong(String message) {
        CommandSpec mine = spec;
        if (mine == null) {
            throw new IllegalStateException("picocli sets the specification before it calls");
        }
        return new ParameterException(mine.commandLine(), message);
    }

    /** Problems of one column with one remedy, in the order in which the first of each is met. */
    private static Collection<List<RowProblem>> alike(List<RowProblem> problems) {
        return problems.stream()
                .collect(Collectors.groupingBy(
                        problem -> problem.column() + '\n' + problem.expected(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    private void print(Path file, List<RowProblem> alike) {
        for (RowProblem problem : alike.subList(0, Math.min(ALIKE_SHOWN_MAX, alike.size()))) {
            console.err()
                    .println(file + ":" + problem.line() + ": "
                            + (problem.column().isEmpty() ? "" : problem.column() + ": ") + "found '" + problem.found()
                            + "', expected " + problem.expected());
        }
        if (alike.size() > ALIKE_SHOWN_MAX) {
            console.err()
                    .println("  and " + (alike.size() - ALIKE_SHOWN_MAX)
                            + " more lines with the same in this column, the last "
                            + alike.get(alike.size() - 1).line());
        }
    }

    private void report(Named one, ImportAnswer answer) {
        if (answer.result() == ImportResult.REFUSED) {
            alike(answer.errors()).forEach(problems -> print(one.file(), problems));
            console.err()
                    .println(one.file() + " is refused, nothing of it was imported: "
                            + Words.count(answer.errors().size(), "error") + (answer.more() ? " and more" : ""));
            return;
        }
        if (answer.result() == ImportResult.ALREADY_IMPORTED) {
            console.out().println(one.file() + ": imported before, nothing to do");
        } else {
            console.out()
                    .println(one.file() + ": " + answer.added() + " "
                            + one.kind().kind().replace('-', ' ') + " imported, " + answer.unchanged() + " unchanged");
        }
    }
}
