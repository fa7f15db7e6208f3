package org.meterhub.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.meterhub.database.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admin port of a hub: HTTP with JSON, on loopback only, for the commands. Every request, to whatever path, must carry the token of the file
 * in the data folder; without it nothing is looked at and nothing is said. See {@link AdminAccess} for the file.
 */
public final class AdminServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);

    /** The only address it listens on; not a setting, so that nobody opens it to the network by mistake. */
    private static final String LOOPBACK = "127.0.0.1";

    /** Operators, not a market, use this port. */
    private static final int THREADS_MAX = 16;

    /** A request with JSON. */
    private static final long JSON_BYTES_MAX = 64 << 10;

    /** A settlement run answers when it has ended, so a connection may be silent for long. */
    private static final Duration SILENCE_MAX = Duration.ofHours(2);

    private final Javalin server;
    private final AdminAccess access;
    private final Path file;

    private AdminServer(Javalin server, AdminAccess access, Path file) {
        this.server = server;
        this.access = access;
        this.file = file;
    }

    /**
     * Opens the port and writes the file with port and token.
     *
     * @param port 0 for a free one
     * @param tokenFile for those who may use the port
     * @param endpoints what is answered there
     * @throws IOException when the file cannot be written
     * @throws io.javalin.util.JavalinException when the port is taken
     */
    public static AdminServer start(int port, Path tokenFile, List<Endpoints> endpoints) throws IOException {
        AdminAccess secret = AdminAccess.fresh();
        Javalin server = Javalin.create(config -> configure(config, endpoints, secret));
        server.start(LOOPBACK, port);
        try {
            AdminAccess access = secret.at(server.port());
            access.write(tokenFile);
            LOG.info("admin port {} is open", access.port());
            return new AdminServer(server, access, tokenFile);
        } catch (IOException failure) {
            server.stop();
            throw failure;
        }
    }

    private static void configure(JavalinConfig config, List<Endpoints> endpoints, AdminAccess access) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = JSON_BYTES_MAX;
        config.jetty.threadPool = new QueuedThreadPool(THREADS_MAX, 2);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(SILENCE_MAX.toMillis());
        });
        config.jsonMapper(new JavalinJackson(new ObjectMapper(), false));
        RoutesConfig routes = config.routes;
        routes.before(request -> admit(request, access));
        endpoints.forEach(some -> some.addTo(routes));
        routes.exception(AdminRefusal.class, (refusal, request) -> answer(request, refusal));
        routes.exception(HttpResponseException.class, (failure, request) -> answer(request, translated(failure)));
        routes.exception(Exception.class, AdminServer::answerUnexpected);
    }

    private static void admit(Context request, AdminAccess access) {
        String authorization = request.header("Authorization");
        if (authorization == null || !access.admits(authorization)) {
            LOG.warn("a request without the token was refused");
            // Whatever else is wrong with the request is not for strangers to know.
            request.header("Connection", "close");
            throw new AdminRefusal(
                    401,
                    "unauthorized",
                    "the request does not carry the token of this hub",
                    "The token stands in admin.token in the data folder of the running hub.");
        }
    }

    private static AdminRefusal translated(HttpResponseException failure) {
        return switch (failure.getStatus()) {
            case 404 -> AdminRefusal.notFound("there is no such address on the admin port", "See ./hub help.");
            case 413 -> LimitedBody.tooLarge(JSON_BYTES_MAX);
            default ->
                new AdminRefusal(
                        failure.getStatus(),
                        AdminRefusal.BAD_REQUEST,
                        "the request was not understood",
                        "See ./hub help.");
        };
    }

    private static void answerUnexpected(Exception failure, Context request) {
        if (failure.getCause() instanceof AdminRefusal refusal) {
            answer(request, refusal);
            return;
        }
        if (failure instanceof JsonProcessingException) {
            answer(request, AdminRefusal.badRequest("the JSON of the request is not what was expected", ""));
            return;
        }
        if (failure instanceof UncheckedIOException) {
            // Only the streams of requests and answers fail so, and with them whatever was under way is rolled back.
            LOG.warn("{} {} broke off: {}", request.method(), request.path(), failure.getMessage());
            answer(request, AdminRefusal.badRequest("the request broke off", "Nothing was done; send it again."));
            return;
        }
        if (DatabaseException.isOutage(failure)) {
            LOG.warn("{} {} found the database away: {}", request.method(), request.path(), failure.getMessage());
            answer(
                    request,
                    new AdminRefusal(
                            503,
                            "database-away",
                            "the hub does not reach its database, or may not write to it; nothing was done",
                            "Bring the database back, then ask again: the hub goes on by itself. ./hub serve's log says"
                                    + " what is wrong with it."));
            return;
        }
        LOG.error("{} {} failed", request.method(), request.path(), failure);
        answer(
                request,
                new AdminRefusal(
                        500,
                        "internal",
                        "the hub could not do it: " + failure.getClass().getSimpleName(),
                        "The hub's own log says why."));
    }

    /** An answer that is under way already cannot be taken back: its length then tells the client that it is not complete. */
    private static void answer(Context request, AdminRefusal refusal) {
        if (!request.res().isCommitted()) {
            request.res().resetBuffer();
            request.status(refusal.status()).json(refusal.problem());
        }
    }

    /** The port that was opened: that of the settings, or a free one where they say 0. */
    public int port() {
        return access.port();
    }

    /** Closes the port and removes the file with the token. */
    @Override
    public void close() throws IOException {
        server.stop();
        access.withdraw(file);
    }
}
