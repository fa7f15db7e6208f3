package org.meterhub.acceptance.wronghouse.metereddata;

import jakarta.jms.Message;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.time.Instant;
import org.meterhub.acceptance.wronghouse.hubapp.Application;
import org.meterhub.acceptance.wronghouse.marketplay.WrongMarketplay;
import org.meterhub.acceptance.wronghouse.messageschemas.internal.Generated;

/**
 * A bad name, a message of the broker, a request of a web client, a connection of the database, the system's clock, another module's hidden type, the
 * application, and what is played with it.
 */
public record NeighbourUtil(
        Message message,
        HttpRequest request,
        Connection connection,
        Generated generated,
        Application application,
        WrongMarketplay play) {

    @SuppressWarnings("JavaTimeDefaultTimeZone")
    public static Instant present() {
        return Instant.now();
    }
}
