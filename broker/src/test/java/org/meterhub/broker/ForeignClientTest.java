package org.meterhub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;

/** The client of the other tests can do what they ask of it, and says what it was told. */
class ForeignClientTest {

    private static final Gln ANNA = Gln.ofBody("708000000001");

    @Test
    void it_sends_and_says_what_became_of_it(@TempDir Path folder) throws Exception {
        ForeignClient.required();
        try (EmbeddedBroker broker = EmbeddedBroker.start(
                BrokerConfiguration.onLoopback(folder, freePort(), freePort()),
                (number, secret) -> secret.equals("anna-secret"))) {
            broker.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
            ForeignClient anna = ForeignClient.of(broker.amqpUrl(), ANNA.value(), "anna-secret");
            assertThat(anna.run("""
                    link = sender(connect(), '%s')
                    send(link, Message(body=b'<a/>', durable=True))
                    send(link, data_section(b'<b/>'))
                    """.formatted(Queues.in(ANNA, Channel.MEASURE))))
                    .containsExactly("accepted", "accepted");
            assertThat(broker.messageCount(Queues.MEASURE)).isEqualTo(2);
            assertThat(anna.run("sender(connect(), 'market.in.5790000432752.measure')"))
                    .singleElement()
                    .asString()
                    .startsWith("no link: amqp:");
            assertThat(ForeignClient.of(broker.amqpUrl(), ANNA.value(), "wrong").run("""
                    try:
                        connect()
                    except ConnectionException as failure:
                        say('not in')
                    """))
                    .containsExactly("not in");
            assertThatThrownBy(() -> anna.run("1 / 0"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("ZeroDivisionError");
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
