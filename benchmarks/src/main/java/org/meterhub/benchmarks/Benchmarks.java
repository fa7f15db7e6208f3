package org.meterhub.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.meterhub.benchmarks.completeness.CompletenessBenchmark;
import org.meterhub.benchmarks.documents.DocumentsBenchmark;
import org.meterhub.benchmarks.metereddata.MeteredDataBenchmark;
import org.meterhub.benchmarks.registry.RegistryBenchmark;
import org.meterhub.benchmarks.settlement.SettlementBenchmark;
import org.meterhub.benchmarks.storage.StorageBenchmark;
import org.meterhub.benchmarks.switches.SwitchesBenchmark;

/** The command line behind {@code benchmarks/run}: runs one benchmark, prints its figures to standard output and nothing else there. */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(
            new MeteredDataBenchmark(),
            new DocumentsBenchmark(),
            new RegistryBenchmark(),
            new SwitchesBenchmark(),
            new SettlementBenchmark(),
            new StorageBenchmark(),
            new CompletenessBenchmark());

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    /** Said of every figure that does not say better. */
    private static final String MADE_UP =
            "made up by the benchmark, from a fixed seed: no real readings, parties or prices";

    private Benchmarks() {}

    public static void main(String[] arguments) {
        // Libraries, too, must not spoil the one object on standard output.
        PrintStream figures = System.out;
        System.setOut(System.err);
        int status = run(new ArrayList<>(List.of(arguments)), figures);
        figures.flush();
        System.exit(status);
    }

    private static int run(List<String> arguments, PrintStream out) {
        try {
            boolean json = takeOutput(arguments);
            if (arguments.isEmpty()
                    || arguments.get(0).equals("--help")
                    || arguments.get(0).equals("--list")) {
                list(out, json);
                return arguments.isEmpty() ? USAGE : 0;
            }
            String name = arguments.remove(0);
            Optional<Benchmark> found =
                    ALL.stream().filter(each -> each.name().equals(name)).findFirst();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("there is no benchmark " + name + "; see --list");
            }
            Benchmark benchmark = found.get();
            Options options = Options.of(benchmark.options(), arguments);
            Map<String, Object> before = Machine.describe();
            Result result = benchmark.run(options);
            print(out, json, benchmark, options, result, before);
            // What was measured is printed whatever else went wrong; that something did is in the exit code.
            return result.hasFailed() ? FAILED : 0;
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return USAGE;
        } catch (Exception failure) {
            failure.printStackTrace();
            return FAILED;
        }
    }

    private static boolean takeOutput(List<String> arguments) {
        int at = arguments.indexOf("--output");
        if (at < 0) {
            return false;
        }
        if (at + 1 == arguments.size()) {
            throw new IllegalArgumentException("--output is json or text");
        }
        arguments.remove(at);
        return switch (arguments.remove(at)) {
            case "json" -> true;
            case "text" -> false;
            default -> throw new IllegalArgumentException("--output is json or text");
        };
    }

    private static void list(PrintStream out, boolean json) throws JsonProcessingException {
        if (json) {
            Map<String, String> names = new LinkedHashMap<>();
            ALL.forEach(each -> names.put(each.name(), each.description()));
            out.println(writer().writeValueAsString(names));
            return;
        }
        for (Benchmark each : ALL) {
            out.println(each.name() + ": " + each.description());
            for (Option option : each.options()) {
                out.printf("    --%-18s %s (%s)%n", option.name(), option.description(), option.standard());
            }
        }
    }

    private static void print(
            PrintStream out,
            boolean json,
            Benchmark benchmark,
            Options options,
            Result result,
            Map<String, Object> machine)
            throws JsonProcessingException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("name", benchmark.name());
        Object data = result.figures().getOrDefault(Result.DATA, MADE_UP);
        System.err.println("The data of this benchmark are " + data);
        figures.put(Result.DATA, data);
        boolean measured = !Double.isNaN(result.seconds());
        figures.put("seconds", measured ? rounded(result.seconds()) : null);
        figures.put(result.rateName(), measured ? Math.round(result.rate()) : null);
        figures.put("baselineSeconds", measured ? rounded(result.baselineSeconds()) : null);
        figures.put("ratio", measured ? rounded(result.ratio()) : null);
        figures.put("heapPeakMb", result.heapPeakMb());
        figures.putAll(result.figures());
        figures.put("options", options.all());
        figures.put("machine", machine);
        figures.put("loadAverageAfter", Machine.loadAverage());
        if (json) {
            out.println(writer().writeValueAsString(figures));
        } else {
            figures.forEach((name, value) -> out.printf("%-24s %s%n", name, value));
        }
    }

    private static ObjectMapper writer() {
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    }

    /** Three decimals: below a millisecond nothing here means anything. */
    public static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3f", value));
    }
}
