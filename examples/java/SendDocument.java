import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * Sends documents to the hub: {@code java -cp LIBRARIES SendDocument.java CHANNEL FILE...}, CHANNEL being structure or measure. The environment says who
 * sends: HUB (amqp://host:port), PARTY (the number), SECRET. LIBRARIES: qpid-jms-client and what it needs.
 */
public final class SendDocument {

    public static void main(String[] arguments) throws JMSException, IOException {
        String party = System.getenv("PARTY");
        JmsConnectionFactory hub = new JmsConnectionFactory(System.getenv("HUB"));
        try (Connection connection = hub.createConnection(party, System.getenv("SECRET"));
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer address =
                        session.createProducer(session.createQueue("market.in." + party + "." + arguments[0]))) {
            for (int i = 1; i < arguments.length; i++) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(Files.readAllBytes(Path.of(arguments[i])));
                address.send(message);
            }
            session.commit(); // when it returns, the hub's broker has every document on disk
            System.out.println("sent " + (arguments.length - 1));
        }
    }
}
