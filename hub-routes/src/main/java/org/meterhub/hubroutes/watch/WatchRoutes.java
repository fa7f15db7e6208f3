package org.meterhub.hubroutes.watch;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.DeadLetterKeeper;

/** What the hub looks after by itself, whatever comes: the database, the time, and the dead letters. */
public final class WatchRoutes extends RouteBuilder {

    private final HubWatch watch;
    private final DeadLetterKeeper deadLetters;

    public WatchRoutes(HubWatch watch, DeadLetterKeeper deadLetters) {
        this.watch = watch;
        this.deadLetters = deadLetters;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("scheduler:watch?delay=1000")
            .routeId("hub.watch").description("Looks whether the database can be written again, and whether the clocks agree")
            .step("look after database and clock").bean(watch, "look").end();

        from("job:dead-letters.bury?delay=5000")
            .routeId("dead-letters.bury").description("Logs, answers and quarantines what parties sent and what ended among the dead letters")
            .step("quarantine dead letters of parties").bean(deadLetters, "buryWaiting").end();
    }
    // spotless:on
}
