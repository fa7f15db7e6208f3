package org.meterhub.hubapp;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder that belongs to one hub process at a time. The operating system gives the lock back when the process ends, however it ends; so whoever
 * holds it knows that no predecessor is alive, and may go on under its name.
 */
final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    /**
     * Makes the folder where it is missing, and takes it.
     *
     * @throws IllegalStateException when another hub works in it
     */
    static DataFolder take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * The name under which the process holds its leases: the same after a restart, so that it need not wait for its own dead predecessor's leases to
     * end. Two processes with one name would both hold them; the lock is against that.
     */
    String processId() throws IOException {
        Path file = folder.resolve("process.id");
        if (!Files.exists(file)) {
            // In one step, for a hub that is killed here must not leave half a name.
            Path written = Files.writeString(
                    folder.resolve("process.id.new"), UUID.randomUUID().toString());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
