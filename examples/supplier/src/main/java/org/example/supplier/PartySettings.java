package org.example.supplier;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/**
 * Who the application is, and where it lives.
 *
 * @param broker URL of the hub's broker, {@code amqp://host:port}
 * @param hub the hub's number
 * @param party the party's own number, which is its user at the broker too
 * @param secret the party's credential
 * @param role DDQ for a supplier, DDM for a grid company
 * @param folder where its files lie
 */
public record PartySettings(String broker, PartyId hub, PartyId party, String secret, MarketRole role, Path folder) {

    private static final String SECRET = "PARTY_SECRET";
    private static final String BROKER = "PARTY_BROKER";
    private static final List<MarketRole> ROLES = List.of(MarketRole.ENERGY_SUPPLIER, MarketRole.GRID_COMPANY);

    /**
     * Reads a file of properties. The secret and the broker's address may stand in the environment instead, as {@code PARTY_SECRET} and {@code PARTY_BROKER}.
     *
     * @throws IllegalArgumentException with all that is wrong, one sentence a line
     */
    public static PartySettings read(Path file, Map<String, String> environment) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        List<String> wrong = new ArrayList<>();
        String given = environment.getOrDefault(BROKER, "").strip();
        String broker = given.isEmpty() ? text(properties, "broker", wrong) : "failover:(" + given + ")";
        String hub = text(properties, "hub", wrong);
        String party = text(properties, "party", wrong);
        String role = text(properties, "role", wrong);
        String folder = text(properties, "folder", wrong);
        String secret = environment.getOrDefault(SECRET, properties.getProperty("secret", ""));
        if (secret.isBlank()) {
            wrong.add("there is no secret: set secret in the file, or " + SECRET + " in the environment");
        }
        if (!hub.isEmpty() && PartyId.parse(hub).isEmpty()) {
            wrong.add("hub is " + hub + ", which is no GLN or EIC");
        }
        if (!party.isEmpty() && PartyId.parse(party).isEmpty()) {
            wrong.add("party is " + party + ", which is no GLN or EIC");
        }
        if (!role.isEmpty()
                && MarketCode.find(MarketRole.class, role)
                        .filter(ROLES::contains)
                        .isEmpty()) {
            wrong.add("role is " + role + ": DDQ for a supplier or DDM for a grid company");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(file + ":\n" + String.join("\n", wrong));
        }
        return new PartySettings(
                broker,
                PartyId.of(hub),
                PartyId.of(party),
                secret,
                MarketCode.of(MarketRole.class, role),
                Path.of(folder));
    }

    private static String text(Properties properties, String name, List<String> wrong) {
        String value = properties.getProperty(name, "").strip();
        if (value.isEmpty()) {
            wrong.add(name + " is missing");
        }
        return value;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return role.code() + " " + party + " at " + broker;
    }
}
