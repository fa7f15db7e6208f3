package org.meterhub.hubroutes.completeness;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;

/** BRS-045, reminders of missing values (RSM-018), by the clock and when asked for. */
public final class ReminderRoutes extends RouteBuilder {

    private final Reminders reminders;
    private final ReminderRequestSteps requests;

    public ReminderRoutes(Reminders reminders, ReminderRequestSteps requests) {
        this.reminders = reminders;
        this.requests = requests;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("job:reminders.send?delay=1000&greedy=true&byTheDate=true")
            .routeId("reminders.send").description("BRS-045: reminds grid companies of values that are due and have not come")
            .step("remind of what is missing").bean(reminders, "remindDue").end();

        from(ReceiveRoutes.REQUEST_REMINDERS)
            .routeId("reminders.request").description("BRS-045: answers each question of one RSM-018 with reminders or with reasons")
            .step("answer each request for reminders").bean(requests, "answer").end();
    }
    // spotless:on
}
