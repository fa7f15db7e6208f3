package org.meterhub.hubroutes.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ChoiceDefinition;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.batch.MarketBatchComponent;

/** The way of every message: logged before anything else, then read and checked, then handed to its process, refused, or recognised as a resend. */
public final class ReceiveRoutes extends RouteBuilder {

    /** Takes an {@link InboundMessage} that is in the log. */
    public static final String JUDGE = "direct:message.judge";

    private final Intake intake;
    private final ServedProcesses served;
    private final Map<Channel, String> findPoints;
    private final int structureConsumers;
    private final int measureConsumers;

    /**
     * @param served where accepted documents go
     * @param findPoints the endpoint that looks at the points of a whole batch beforehand, by channel
     */
    public ReceiveRoutes(
            Intake intake,
            ServedProcesses served,
            Map<Channel, String> findPoints,
            int structureConsumers,
            int measureConsumers) {
        this.intake = intake;
        this.served = served;
        this.findPoints = Map.copyOf(findPoints);
        this.structureConsumers = structureConsumers;
        this.measureConsumers = measureConsumers;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the batch consumer undoes and redoes; nothing in between may swallow a failure

        receive(Channel.STRUCTURE, structureConsumers, "Takes master-data documents from the broker, a batch in one transaction");
        receive(Channel.MEASURE, measureConsumers, "Takes metered-data documents from the broker, a batch in one transaction");

        ChoiceDefinition judge = from(JUDGE).routeId("message.judge").description("Checks one message and hands it to its process")
            .step("check the document").bean(intake, "check").end()
            .choice()
                .when(InboundMessage.isRefused()).step("refuse").bean(intake, "refuse").endChoice()
                .when(InboundMessage.isResent()).step("recognise a resend").bean(intake, "ignoreResend").endChoice();
        for (Destination destination : served.destinations()) {
            judge.when(InboundMessage.isFor(destination)).to(destination.endpoint());
        }
        judge.otherwise().step("give up what no process takes").bean(intake, "noProcess").endChoice();
    }

    private void receive(Channel channel, int consumers, String description) {
        String name = channel.name().toLowerCase(Locale.ROOT);
        from(MarketBatchComponent.SCHEME + ":" + name + "?consumers=" + consumers)
            .routeId(name + ".receive").description(description)
            .step("log " + name + " before judging").bean(intake, "log").end()
            .step("read each of " + name).bean(intake, "read").end()
            .to(Objects.requireNonNull(findPoints.get(channel), "nobody finds the points of " + channel))
            .step("judge each of " + name).split(body()).stopOnException().to(JUDGE).end().end();
    }
    // spotless:on
}
