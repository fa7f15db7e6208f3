package org.meterhub.supplierregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.supplierregistry.cancellation.CancellationExamples;
import org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierExamples;
import org.meterhub.supplierregistry.chargelink.ChargeLinkExamples;
import org.meterhub.supplierregistry.customerdata.CustomerDataExamples;
import org.meterhub.supplierregistry.endofsupply.EndOfSupplyExamples;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointExamples;
import org.meterhub.supplierregistry.movein.MoveInExamples;
import org.meterhub.supplierregistry.pricelist.PriceListExamples;
import org.meterhub.supplierregistry.rule.RuleExamples;
import org.meterhub.supplierregistry.undo.UndoExamples;

/** Every rule of every process is shown accepting and refusing, and no rule stands outside the books. */
class RuleCoverageTest {

    static Stream<RuleExamples<?, ?>> processes() {
        List<RuleExamples<?, ?>> all = new ArrayList<>();
        all.add(ChangeOfSupplierExamples.examples());
        all.add(MoveInExamples.examples());
        all.addAll(EndOfSupplyExamples.examples());
        all.add(UndoExamples.examples());
        all.add(CancellationExamples.examples());
        all.addAll(MeteringPointExamples.examples());
        all.add(CustomerDataExamples.examples());
        all.add(PriceListExamples.information());
        all.add(PriceListExamples.prices());
        all.add(ChargeLinkExamples.examples());
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void every_example_is_judged_as_it_says(RuleExamples<?, ?> process) {
        process.check();
    }

    @Test
    void what_is_foreseen_without_the_registry_comes_true() {
        int foreseen = processes().mapToInt(RuleExamples::checkForesight).sum();
        System.out.println(foreseen + " refusals foreseen");
        assertThat(foreseen).isGreaterThan(100);
    }

    @Test
    void every_rule_of_every_process_is_broken_by_an_example() {
        Set<String> never = new TreeSet<>();
        int rules = 0;
        int examples = 0;
        for (RuleExamples<?, ?> process : processes().toList()) {
            System.out.println(process.process() + ": "
                    + process.rules().stream().map(Class::getSimpleName).collect(Collectors.joining(", ")));
            never.addAll(process.rulesNeverBroken());
            rules += process.rules().size();
            examples += process.size();
        }
        System.out.println(rules + " pairs of process and rule, " + examples + " examples");
        assertThat(never).isEmpty();
    }

    @Test
    void every_rule_of_the_module_is_in_a_book() throws IOException {
        Set<String> used = processes()
                .flatMap(process -> process.rules().stream())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        Path sources = Path.of(
                Objects.requireNonNull(System.getProperty("meterhub.root")),
                "supplier-registry",
                "src",
                "main",
                "java");
        try (Stream<Path> files = Files.walk(sources)) {
            Set<String> written = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Rule.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .filter(name -> !name.equals("InputRule") && !name.equals("DomainRule"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(written).hasSizeGreaterThan(60).isSubsetOf(used);
        }
    }
}
