import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * Empties a mailbox into a folder: {@code java -cp LIBRARIES ReceiveDocuments.java ROLE CATEGORY FOLDER}, until nothing has come for ten seconds. ROLE is DDQ,
 * DDM or DDK; CATEGORY is MasterData, MeasureData or Aggregations. The environment is that of {@code SendDocument}.
 */
public final class ReceiveDocuments {

    private static final long PATIENCE_MILLIS = 10_000;

    public static void main(String[] arguments) throws JMSException, IOException {
        String party = System.getenv("PARTY");
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        JmsConnectionFactory hub = new JmsConnectionFactory(System.getenv("HUB"));
        try (Connection connection = hub.createConnection(party, System.getenv("SECRET"));
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer mailbox = session.createConsumer(
                        session.createQueue("market.out." + party + "." + arguments[0] + "." + arguments[1]))) {
            connection.start();
            for (Message message = mailbox.receive(PATIENCE_MILLIS);
                    message != null;
                    message = mailbox.receive(PATIENCE_MILLIS)) {
                String id = message.getStringProperty("MessageId");
                store(folder, id, message.getBody(byte[].class));
                session.commit(); // only now does it leave the mailbox
                System.out.println(message.getStringProperty("DocumentType") + " " + id);
            }
        }
    }

    /** Whole or not at all. A document that comes a second time takes the place of the first: they are the same. */
    private static void store(Path folder, String id, byte[] document) throws IOException {
        Path unfinished = folder.resolve("." + id + ".xml");
        Files.write(unfinished, document, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(unfinished, folder.resolve(id + ".xml"), StandardCopyOption.ATOMIC_MOVE);
    }
}
