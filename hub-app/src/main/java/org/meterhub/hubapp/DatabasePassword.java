package org.meterhub.hubapp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.database.Dialect;
import org.meterhub.operator.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The password of an H2 file for which the operator has named none. It is made when the file is first used, and stands in the data folder, where only the
 * hub's user can read it. A file of an older hub, which has no password, gets it then.
 */
final class DatabasePassword {

    private static final Logger LOG = LoggerFactory.getLogger(DatabasePassword.class);

    private static final String FILE_NAME = "database.password";
    private static final int BYTES = 24;
    private static final String WRONG_PASSWORD = "28000";

    private DatabasePassword() {}

    /** The configuration with its password, for one who only looks: nothing is made or changed. */
    static DatabaseConfiguration find(Path folder, DatabaseConfiguration wanted) throws IOException {
        Path file = folder.resolve(FILE_NAME);
        return isNamed(wanted) || !Files.exists(file) ? wanted : with(wanted, read(file));
    }

    /**
     * The configuration with its password, which is made when there is none.
     *
     * @param folder the data folder, which the caller holds
     * @throws IllegalStateException when the file has a password that is not known here; says what to do
     */
    static DatabaseConfiguration of(Path folder, DatabaseConfiguration wanted) throws IOException {
        if (isNamed(wanted)) {
            return wanted;
        }
        Path file = folder.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            Path fresh = folder.resolve(FILE_NAME + ".new");
            // Kept before the database knows it: a hub that is killed in between finds it again.
            String secret = Files.exists(fresh) ? read(fresh) : write(fresh);
            if (exists(wanted)) {
                setPassword(wanted, secret, file);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return with(wanted, read(file));
    }

    private static boolean isNamed(DatabaseConfiguration wanted) {
        return !wanted.password().isEmpty() || wanted.dialect() != Dialect.H2 || path(wanted) == null;
    }

    /** Where the H2 file is, without its ending; null for a database in memory or of a server. */
    private static @Nullable Path path(DatabaseConfiguration wanted) {
        String place = wanted.url().substring("jdbc:h2:".length());
        int options = place.indexOf(';');
        String name = options < 0 ? place : place.substring(0, options);
        if (name.startsWith("file:")) {
            name = name.substring("file:".length());
        } else if (name.toLowerCase(Locale.ROOT).matches("[a-z]{2,}:.*")) {
            return null;
        }
        return name.startsWith("~/") ? Path.of(System.getProperty("user.home"), name.substring(2)) : Path.of(name);
    }

    private static boolean exists(DatabaseConfiguration wanted) {
        Path path = path(wanted);
        return path != null && Files.exists(path.resolveSibling(path.getFileName() + ".mv.db"));
    }

    private static void setPassword(DatabaseConfiguration wanted, String secret, Path file) {
        try (Database database = Database.open(wanted)) {
            database.changePassword(secret);
        } catch (RuntimeException failure) {
            if (!isWrongPassword(failure)) {
                throw failure;
            }
            tryPassword(with(wanted, secret), file);
        }
    }

    /** The database has a password: it is the one that was kept before the hub was killed, or nobody here knows it. */
    private static void tryPassword(DatabaseConfiguration kept, Path file) {
        try (Database opened = Database.open(kept)) {
            LOG.info("the password of {} was kept before the hub ended", opened.dialect());
        } catch (RuntimeException failure) {
            if (isWrongPassword(failure)) {
                throw new IllegalStateException(
                        "the database has a password that stands nowhere: put the file " + file
                                + " back from the backup, or name the password (METERHUB_DATABASE_PASSWORD)",
                        failure);
            }
            throw failure;
        }
    }

    private static boolean isWrongPassword(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && WRONG_PASSWORD.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static String write(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try (OutputStream out = OwnerOnly.create(file)) {
            out.write((secret + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return secret;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    private static DatabaseConfiguration with(DatabaseConfiguration wanted, String secret) {
        return new DatabaseConfiguration(wanted.url(), wanted.user(), secret, wanted.connectionsMax());
    }
}
