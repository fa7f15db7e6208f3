package org.meterhub.acceptance.wronghouse.metereddata;

import jakarta.jms.Message;
import java.sql.Connection;
import java.time.Instant;
import org.meterhub.acceptance.wronghouse.hubapp.Application;
import org.meterhub.acceptance.wronghouse.messageschemas.internal.Generated;

/** A bad name, a message of the broker, a connection of the database, the system's clock, another module's hidden type, and the application. */
public record NeighbourUtil(Message message, Connection connection, Generated generated, Application application) {

    @SuppressWarnings("JavaTimeDefaultTimeZone")
    public static Instant present() {
        return Instant.now();
    }
}
