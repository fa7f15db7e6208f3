package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.StepDefinition;
import org.apache.camel.model.ToDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.marketplay.ExampleHub;

/** The routes of a hub that runs read like their process: an id, a description, few steps, each named (docs/guides/new-process.md). */
class RoutesTest {

    private static final int STEPS_MAX = 7;
    private static final String PROCESS_AND_VERB = "[a-z][a-z-]*\\.[a-z][a-z-]*";

    @Test
    void every_route_says_what_it_does_in_few_named_steps(@TempDir Path folder) throws Exception {
        try (ExampleHub example = ExampleHub.start(
                folder, null, Path.of(System.getProperty("meterhub.root")).resolve("examples/market"))) {
            ModelCamelContext routes = (ModelCamelContext) example.hub().routes();
            assertThat(routes.getRouteDefinitions())
                    .hasSizeGreaterThanOrEqualTo(8)
                    .allSatisfy(RoutesTest::check);
            assertThat(routes.getRoutesSize())
                    .as("routes that run")
                    .isEqualTo(routes.getRouteDefinitions().size());
            assertThat(routes.getRouteDefinitions())
                    .extracting(RouteDefinition::getRouteId)
                    .contains("measure.receive", "structure.receive", "message.judge", "metered-data.submit");
        }
    }

    private static void check(RouteDefinition route) {
        String id = route.getRouteId();
        // java.util.Timer counts by the wall clock: set back by an hour, it stands still for an hour.
        assertThat(route.getInput().getEndpointUri()).as("where %s starts", id).doesNotStartWith("timer:");
        assertThat(id).matches(PROCESS_AND_VERB);
        assertThat(route.getDescriptionText()).as("description of " + id).isNotBlank();
        List<StepDefinition> steps = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        collect(route.getOutputs(), steps, unnamed);
        assertThat(unnamed).as("work outside a named step of " + id).isEmpty();
        assertThat(steps).as("steps of " + id).hasSizeBetween(1, STEPS_MAX).allSatisfy(step -> {
            assertThat(step.hasCustomIdAssigned()).isTrue();
            assertThat(step.getId()).isNotBlank();
            assertThat(step.getOutputs())
                    .as("one call or pattern in " + step.getId())
                    .hasSize(1);
        });
        assertThat(steps).extracting(StepDefinition::getId).doesNotHaveDuplicates();
    }

    /** Choosing and handing over to another route need no name; everything else is work and has one. */
    private static void collect(
            List<ProcessorDefinition<?>> outputs, List<StepDefinition> steps, List<String> unnamed) {
        for (ProcessorDefinition<?> output : outputs) {
            if (output instanceof StepDefinition step) {
                steps.add(step);
            } else if (output instanceof ChoiceDefinition choice) {
                choice.getWhenClauses().forEach(when -> collect(when.getOutputs(), steps, unnamed));
                if (choice.getOtherwise() != null) {
                    collect(choice.getOtherwise().getOutputs(), steps, unnamed);
                }
            } else if (!(output instanceof ToDefinition to && to.getUri().startsWith("direct:"))) {
                unnamed.add(output instanceof BeanDefinition bean ? "bean " + bean.getMethod() : output.toString());
            }
        }
    }
}
