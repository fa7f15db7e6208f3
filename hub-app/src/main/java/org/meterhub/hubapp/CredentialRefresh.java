package org.meterhub.hubapp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.Credentials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds whether another process or an operator's SQL has changed a credential, on a thread of its own: logins are answered from
 * memory, and never wait for the database.
 */
final class CredentialRefresh implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialRefresh.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Database database;
    private final Credentials credentials;
    private final Consumer<PartyId> ended;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "credentials");
        thread.setDaemon(true);
        return thread;
    });
    private boolean away;

    /** @param ended told of each party whose earlier secrets have ended */
    CredentialRefresh(Database database, Credentials credentials, Consumer<PartyId> ended) {
        this.database = database;
        this.credentials = credentials;
        this.ended = ended;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Set<String> numbers = database.inTransaction(credentials::refresh);
            for (String number : numbers) {
                LOG.info("the credential of party {} has been changed elsewhere; what it has open is closed", number);
                PartyId.parse(number).ifPresent(ended);
            }
            away = false;
        } catch (RuntimeException outage) {
            if (!away) {
                LOG.warn("credentials stay as they were read last: {}", outage.toString());
            }
            away = true;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
