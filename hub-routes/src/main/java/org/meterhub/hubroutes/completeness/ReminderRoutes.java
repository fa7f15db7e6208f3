package org.meterhub.hubroutes.completeness;

import org.apache.camel.builder.RouteBuilder;

/** BRS-045, reminders of missing values (RSM-018) by the clock. */
public final class ReminderRoutes extends RouteBuilder {

    private final Reminders reminders;

    public ReminderRoutes(Reminders reminders) {
        this.reminders = reminders;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("job:reminders.send?delay=1000&greedy=true&byTheDate=true")
            .routeId("reminders.send").description("BRS-045: reminds grid companies of values that are due and have not come")
            .step("remind of what is missing").bean(reminders, "remindDue").end();
    }
    // spotless:on
}
