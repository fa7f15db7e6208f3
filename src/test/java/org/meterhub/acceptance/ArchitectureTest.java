package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house is built as docs/concepts/architecture.md#the-house says; and each rule refuses the house in {@code wronghouse}, which breaks it once. */
class ArchitectureTest {

    private static final String HOUSE = "org.meterhub";
    private static final String WRONG_HOUSE = "org.meterhub.acceptance.wronghouse";

    private static final JavaClasses REAL = new ClassFileImporter()
            .withImportOption(location -> !isOfTests(location))
            .importPackages(HOUSE);

    private static final JavaClasses WRONG = new ClassFileImporter().importPackages(WRONG_HOUSE);

    /** Instructions of the JVM that load, compute with or convert binary floating point. */
    private static final Pattern FLOATING_INSTRUCTION = Pattern.compile(
            "^\\s+\\d+: ([df](load|store|add|sub|mul|div|rem|neg|const|cmp|aload|astore|return|2)|[il]2[df]|newarray\\s+(double|float))");

    private static boolean isOfTests(Location location) {
        return location.contains("test-classes") || location.contains("-tests.jar");
    }

    static Stream<String> rules() {
        return new HouseRules(HOUSE).all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_the_rule(String rule) {
        EvaluationResult result = resultOf(HOUSE, rule, REAL);
        assertThat(result.getFailureReport().getDetails()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_refuses_a_house_that_breaks_it(String rule) {
        assertThat(resultOf(WRONG_HOUSE, rule, WRONG).hasViolation()).isTrue();
    }

    private static EvaluationResult resultOf(String root, String rule, JavaClasses classes) {
        return Objects.requireNonNull(new HouseRules(root).all().get(rule))
                .allowEmptyShould(false)
                .evaluate(classes);
    }

    /** It guards its cells against formulas; whoever wrote a sheet past it would not. */
    @Test
    void one_class_alone_fills_the_cells_of_workbooks() {
        assertThat(REAL.stream()
                        .filter(type -> type.getMethodCallsFromSelf().stream()
                                .anyMatch(call ->
                                        call.getTargetOwner().getName().equals("org.dhatim.fastexcel.Worksheet")))
                        .map(JavaClass::getSimpleName))
                .containsExactly("SummarySheet");
    }

    @Test
    void every_module_was_looked_at() {
        Set<String> modules =
                REAL.stream().map(type -> type.getPackageName().split("\\.")[2]).collect(Collectors.toSet());
        assertThat(modules)
                .contains(
                        "marketmodel",
                        "messageschemas",
                        "database",
                        "supplierregistry",
                        "metereddata",
                        "settlement",
                        "messagelog",
                        "hubroutes",
                        "broker",
                        "operator",
                        "hubapp",
                        "marketplay",
                        "commandline")
                .doesNotContain("acceptance");
    }

    @Test
    void the_calculation_computes_without_binary_floating_point_down_to_its_instructions() {
        assertThat(floatingInstructions(REAL, HOUSE + ".settlement.calculation"))
                .isEmpty();
        assertThat(floatingInstructions(WRONG, WRONG_HOUSE + ".settlement.calculation"))
                .as("the check itself")
                .isNotEmpty();
    }

    private static List<String> floatingInstructions(JavaClasses classes, String home) {
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        String[] files = classes.stream()
                .filter(type -> type.getPackageName().equals(home))
                .map(type -> type.getSource().orElseThrow().getUri().toString())
                .toArray(String[]::new);
        assertThat(files).isNotEmpty();
        StringWriter listing = new StringWriter();
        String[] arguments =
                Stream.concat(Stream.of("-c", "-p"), Stream.of(files)).toArray(String[]::new);
        int exit = javap.run(new PrintWriter(listing), new PrintWriter(listing), arguments);
        assertThat(exit).as(listing.toString()).isZero();
        assertThat(listing.toString()).contains("invoke");
        return listing.toString()
                .lines()
                .filter(line -> FLOATING_INSTRUCTION.matcher(line).find())
                .toList();
    }
}
