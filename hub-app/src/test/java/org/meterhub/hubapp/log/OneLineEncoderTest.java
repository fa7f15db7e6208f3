package org.meterhub.hubapp.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.TestHub;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** With the log's configuration as it is shipped: no text of others begins a line. */
class OneLineEncoderTest {

    private static final String FORGED = "2026-10-28T09:00:00.000Z ERROR Hub - the database is lost";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LoggerContext shipped = new LoggerContext();
    private OutputStreamAppender<ILoggingEvent> appender;

    @BeforeEach
    void readTheShippedConfiguration() throws Exception {
        shipped.setMDCAdapter(((LoggerContext) LoggerFactory.getILoggerFactory()).getMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(shipped);
        configurator.doConfigure(TestHub.projectFolder()
                .resolve("hub-app/src/main/resources/logback.xml")
                .toFile());
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>)
                shipped.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr");
        Encoder<ILoggingEvent> encoder = console.getEncoder();
        appender = new OutputStreamAppender<>();
        appender.setContext(shipped);
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
    }

    @AfterEach
    void stop() {
        shipped.stop();
        MDC.clear();
    }

    @Test
    void a_line_break_in_message_context_or_exception_begins_no_line() {
        Logger logger = shipped.getLogger("org.apache.activemq.artemis");
        logger.setAdditive(false);
        logger.addAppender(appender);
        MDC.put("messageId", "m-1\n" + FORGED);
        logger.error(
                "user {}\r\n" + FORGED,
                "anna\n" + FORGED + "\u2028\u0085\u001b[2J\u202e",
                new IllegalStateException(
                        "outer\n" + FORGED, new IllegalArgumentException("inner\r" + FORGED + "\n" + FORGED)));
        List<String> lines = lines();
        assertThat(lines.get(0)).contains("user anna\\n" + FORGED, "\\u2028", "\\u001b[2J", "messageId=m-1\\n");
        assertThat(lines.subList(1, lines.size())).allSatisfy(line -> assertThat(line)
                .matches("(\tat |\t\\.\\.\\. |Caused by: |java\\.lang\\.Illegal).*"));
        assertThat(text()).doesNotContain("\r", "\u2028", "\u0085", "\u001b", "\u202e");
    }

    @Test
    void what_is_harmless_stays_as_it_is() {
        Logger logger = shipped.getLogger("org.meterhub.sample");
        logger.setAdditive(false);
        logger.addAppender(appender);
        logger.warn("Ærø på 大 \uD83D\uDE00 kostar 5 \\ 10");
        assertThat(lines()).hasSize(1).first().asString().contains("Ærø på 大 \uD83D\uDE00 kostar 5 \\ 10");
    }

    @Test
    void a_user_name_with_line_breaks_writes_no_line_of_its_own(@TempDir Path folder) throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        try (Hub hub = TestHub.start(folder)) {
            JmsConnectionFactory factory =
                    new JmsConnectionFactory(hub.broker().amqpUrl() + "?jms.clientID=c%0A" + "forged-id");
            assertThatThrownBy(() -> factory.createConnection("anna\n" + FORGED, "secret")
                            .start())
                    .isInstanceOf(Exception.class);
            await().atMost(Duration.ofSeconds(20)).until(() -> text().contains("anna"));
        } finally {
            root.detachAppender(appender);
        }
        assertThat(lines()).noneMatch(line -> line.startsWith(FORGED) || line.startsWith("forged-id"));
        assertThat(text()).contains("anna\\n" + FORGED);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return text().lines().toList();
    }
}
