package org.meterhub.hubroutes.completeness;

import org.apache.camel.builder.RouteBuilder;

/** BRS-045, reminders of missing values (RSM-018), by the clock. */
public final class ReminderRoutes extends RouteBuilder {

    private final Reminders reminders;

    public ReminderRoutes(Reminders reminders) {
        this.reminders = reminders;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("timer:reminders?period=1000&fixedRate=false&includeMetadata=false")
            .routeId("reminders.send").description("BRS-045: reminds grid companies of values that are due and have not come")
            .step("remind of what is missing").bean(reminders, "remindDue").end();
    }
    // spotless:on
}
