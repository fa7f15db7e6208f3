package org.meterhub.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Who is on the line, and what that one may do: parties by the registry's credentials, the hub by a secret of its own that never leaves the process.
 * What a role may do on an address stands in the broker's security settings, which {@link EmbeddedBroker} makes from the registry.
 */
final class MarketSecurity implements ActiveMQSecurityManager5 {

    static final String HUB = "hub";

    private final String hubSecret;
    private final PartyAuthentication parties;
    private final BiConsumer<@Nullable RemotingConnection, String> loggedIn;

    /** @param loggedIn told of each connection that a party has proved itself on, and which */
    MarketSecurity(
            String hubSecret, PartyAuthentication parties, BiConsumer<@Nullable RemotingConnection, String> loggedIn) {
        this.hubSecret = hubSecret;
        this.parties = parties;
        this.loggedIn = loggedIn;
    }

    /** The role that stands for one party; a party has no other. */
    static String roleOf(String partyNumber) {
        return "party." + partyNumber;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        if (user == null || password == null) {
            return null;
        }
        if (user.equals(HUB)) {
            return sameText(hubSecret, password) ? subject(user, HUB) : null;
        }
        if (!parties.authenticate(user, password)) {
            return null;
        }
        loggedIn.accept(connection, user);
        return subject(user, roleOf(user));
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType check, String address) {
        return subject != null
                && subject.getPrincipals(RolePrincipal.class).stream().anyMatch(name -> roles.stream()
                        .anyMatch(role -> role.getName().equals(name.getName()) && check.hasRole(role)));
    }

    @Override
    public boolean validateUser(String user, String password) {
        return authenticate(user, password, null, null) != null;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return authorize(authenticate(user, password, null, null), roles, check, "");
    }

    private static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Subject subject(String user, String role) {
        return new Subject(true, Set.of(new UserPrincipal(user), new RolePrincipal(role)), Set.of(), Set.of());
    }
}
