package org.meterhub.operator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How to reach the admin port of a running hub: the port, and the token that every request must carry. Both stand in one file of the data folder,
 * port on the first line and token on the second, which only the hub's user can read: who may read the file may operate the hub.
 */
public final class AdminAccess {

    /** The name of the file in the data folder. */
    public static final String FILE_NAME = "admin.token";

    private static final int TOKEN_BYTES = 32;

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final int port;
    private final String token;

    private AdminAccess(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** Access with a new token of 256 random bits, which lives as long as the hub's process; the port is not known yet. */
    static AdminAccess fresh() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new AdminAccess(0, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The same token at the port that was opened. */
    AdminAccess at(int openPort) {
        return new AdminAccess(openPort, token);
    }

    /**
     * Writes the file anew. It has its permissions from the moment it exists, and it appears complete or not at all.
     *
     * @throws IOException when it cannot be written, or the file system knows no permissions
     */
    void write(Path file) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            throw new IOException("the token of the admin port cannot be kept secret in " + file.getParent()
                    + ": the file system knows no permissions");
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        // What a crashed hub left would keep its own permissions.
        Files.deleteIfExists(fresh);
        byte[] content = (port + "\n" + token + "\n").getBytes(StandardCharsets.US_ASCII);
        try (SeekableByteChannel channel = Files.newByteChannel(
                fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads the file of a hub.
     *
     * @return empty when there is no file: no hub runs on this data folder
     * @throws IOException when the file cannot be read or is no such file
     */
    public static Optional<AdminAccess> read(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            return Optional.of(new AdminAccess(Integer.parseInt(lines.get(0)), lines.get(1)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (NumberFormatException | IndexOutOfBoundsException other) {
            throw new IOException(file + " is not a token file of the hub", other);
        }
    }

    /** Removes the file, unless another hub has put its own in place. */
    void withdraw(Path file) throws IOException {
        if (read(file).filter(there -> there.token.equals(token)).isPresent()) {
            Files.deleteIfExists(file);
        }
    }

    public int port() {
        return port;
    }

    /** The value of the header {@code Authorization}. */
    public String authorization() {
        return "Bearer " + token;
    }

    /** Whether the header is the right one. Takes as long for a nearly right one as for one that is all wrong. */
    boolean admits(String authorizationHeader) {
        return MessageDigest.isEqual(
                authorization().getBytes(StandardCharsets.UTF_8), authorizationHeader.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "admin port " + port;
    }
}
