package org.example.supplier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.meterhub.marketmodel.MarketRole;
import org.springframework.jms.connection.CachingConnectionFactory;

/** Runs one party until it is asked to end: {@code java -jar supplier-example.jar party.properties}. */
public final class SupplierApplication {

    private static final int EXIT_WRONG_SETTINGS = 2;

    private SupplierApplication() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            fail("say which party it is: a file of properties, such as examples/supplier/tindekraft.properties");
        }
        PartySettings settings = settings(Path.of(arguments[0]));
        Main main = new Main();
        main.bind("jms", jms(settings));
        routes(settings).forEach(main.configure()::addRoutesBuilder);
        main.run();
    }

    private static PartySettings settings(Path file) {
        try {
            return PartySettings.read(file, System.getenv());
        } catch (IOException | IllegalArgumentException wrong) {
            fail(String.valueOf(wrong.getMessage()));
            throw new IllegalStateException(wrong);
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(EXIT_WRONG_SETTINGS);
    }

    /** What a party of this role does. */
    public static List<RoutesBuilder> routes(PartySettings settings) {
        MarketParty party = new MarketParty(settings);
        RoutesBuilder sending = settings.role() == MarketRole.ENERGY_SUPPLIER
                ? new ChangeOfSupplierRoutes(party)
                : new MeteredValuesRoutes(party);
        return List.of(new MailboxRoutes(party), new AnswerRoutes(party), sending);
    }

    /** The hub's broker, as Camel's component {@code jms}: AMQP 1.0 with the party's own credential. */
    public static JmsComponent jms(PartySettings settings) {
        JmsConnectionFactory broker =
                new JmsConnectionFactory(settings.party().value(), settings.secret(), settings.broker());
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(broker);
        // One connection for all that is sent; without it there would be one for each document.
        jms.getConfiguration().setTemplateConnectionFactory(new CachingConnectionFactory(broker));
        return jms;
    }
}
