package org.meterhub.hubapp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that belongs to one hub process at a time. The operating system gives the lock back when the process ends, however it ends; so whoever
 * holds it knows that no predecessor is alive, and may go on under its name.
 */
final class DataFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private final Path folder;
    private final Path spool;
    private final FileChannel lock;

    /**
     * Makes the folder where it is missing, and takes it.
     *
     * <p>Nobody but the user who runs the hub may reach what is in it.
     *
     * @throws IllegalStateException when another hub works in it, and when others could read it and that cannot be changed
     */
    static DataFolder take(Path folder) throws IOException {
        OwnerOnly.createFolder(folder);
        int open = OwnerOnly.narrow(folder);
        if (open > 0) {
            LOG.warn("{} file(s) in the data folder {} were open to other users, and are not any more", open, folder);
        }
        FileChannel channel = FileChannel.open(
                folder.resolve("hub.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                OwnerOnly.ofNewFile(folder));
        if (lock(channel) == null) {
            channel.close();
            throw new IllegalStateException("another hub works in the data folder " + folder);
        }
        return new DataFolder(folder, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private DataFolder(Path folder, FileChannel lock) throws IOException {
        this.folder = folder;
        this.spool = emptied(folder.resolve("spool"));
        this.lock = lock;
    }

    /** Whoever held the lock before and was killed has left what it was reading. */
    private static Path emptied(Path spool) throws IOException {
        OwnerOnly.createFolder(spool);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(spool)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
        return spool;
    }

    /**
     * The folder of files that hold what is too long for memory, while it is handled. Not the machine's temporary folder: that one may be in memory, and
     * nobody takes away there what a killed hub has left of its parties' documents.
     */
    Path spool() {
        return spool;
    }

    /**
     * The name under which the process holds its leases: the same after a restart, so that it need not wait for its own dead predecessor's leases to
     * end. Two processes with one name would both hold them; the lock is against that.
     */
    String processId() throws IOException {
        Path file = folder.resolve("process.id");
        if (!Files.exists(file)) {
            // In one step, for a hub that is killed here must not leave half a name.
            Path written = folder.resolve("process.id.new");
            try (OutputStream name = OwnerOnly.create(written)) {
                name.write(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    /** Once more, for what has been made since: a broker and a database ask nobody how open their files shall be. */
    void narrow() throws IOException {
        OwnerOnly.narrow(folder);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
