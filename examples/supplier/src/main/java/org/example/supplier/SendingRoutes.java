package org.example.supplier;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.springframework.jms.JmsException;

/** What routes that send files have in common: what becomes of a file that cannot be sent. */
abstract class SendingRoutes extends RouteBuilder {

    private static final long PAUSE_MILLIS = 1_000;
    private static final long PAUSE_MILLIS_MAX = 60_000;

    private final MarketParty party;

    SendingRoutes(MarketParty party) {
        this.party = party;
    }

    MarketParty party() {
        return party;
    }

    /** A wrong file moves to {@code refused}, with the reason beside it; for a hub that cannot be reached it waits. */
    void errors(String folder) {
        // Sending again is harmless: the hub knows the bytes, and passes them over.
        onException(
                        JMSException.class,
                        JmsException.class,
                        IOException.class,
                        GenericFileOperationFailedException.class)
                .maximumRedeliveries(-1)
                .redeliveryDelay(PAUSE_MILLIS)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(PAUSE_MILLIS_MAX)
                .retryAttemptedLogLevel(LoggingLevel.WARN);
        onException(IllegalArgumentException.class)
                .log(LoggingLevel.ERROR, "${file:name} was not sent: ${exception.message}")
                .setBody(simple("${exception.message}"))
                .convertBodyTo(byte[].class, StandardCharsets.UTF_8.name())
                .to(party.whyRefused(folder));
    }
}
