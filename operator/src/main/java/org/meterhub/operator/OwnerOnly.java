package org.meterhub.operator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that hold customers, values or secrets: nobody but their owner may read them, from the moment they exist. On a file system that knows no permissions
 * nothing is done; whoever keeps data there answers for who may reach it.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Makes the folder, and those above it that are missing; one that is there is left as it is. */
    public static void createFolder(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        try {
            Files.createDirectory(folder, attributes(folder, FOLDER));
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(folder)) {
                throw there;
            }
        }
    }

    /** A new file, to be written. What stands there is replaced. */
    public static OutputStream create(Path file) throws IOException {
        // What is there would keep its own permissions.
        Files.deleteIfExists(file);
        return Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(file, FILE)));
    }

    /** With these a file is made that is its owner's alone. */
    public static FileAttribute<?>[] ofNewFile(Path file) {
        return attributes(file, FILE);
    }

    private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> permissions) {
        return knowsPermissions(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsPermissions(Path file) {
        Path there = file.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there != null && Files.getFileAttributeView(there, PosixFileAttributeView.class) != null;
    }

    /**
     * Takes from everybody but the owner what they may do with the folder and all that is in it. Links are not followed.
     *
     * @return how many files and folders had been within others' reach
     * @throws IllegalStateException for a folder in which everybody may write, and for one of which the hub is not the owner; says what to do
     */
    public static int narrow(Path folder) throws IOException {
        if (!knowsPermissions(folder)) {
            return 0;
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(folder);
        if (found.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IllegalStateException("everybody may write in the data folder " + folder
                    + ", so it is not the hub's alone: name a folder of its own (meterhub.data.folder), or take the others' rights away"
                    + " (chmod -R go-rwx " + folder + ")");
        }
        Narrowing narrowing = new Narrowing(folder);
        Files.walkFileTree(folder, narrowing);
        // In a folder that nobody else could enter, nothing was open.
        return FOLDER.containsAll(found) ? 0 : narrowing.narrowed;
    }

    private static final class Narrowing extends SimpleFileVisitor<Path> {

        private final Path root;
        private int narrowed;

        Narrowing(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            narrow(folder, FOLDER);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()) {
                narrow(file, FILE);
            }
            return FileVisitResult.CONTINUE;
        }

        /** The broker and the database remove files of theirs while the hub starts. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw refusal(file, failure);
        }

        private void narrow(Path file, Set<PosixFilePermission> allowed) {
            try {
                Set<PosixFilePermission> found = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
                if (!allowed.containsAll(found)) {
                    found.retainAll(allowed);
                    Files.setPosixFilePermissions(file, found);
                    narrowed++;
                }
            } catch (NoSuchFileException removed) {
                // Nobody can read it any more.
            } catch (IOException failure) {
                throw refusal(file, failure);
            }
        }

        private IllegalStateException refusal(Path file, IOException failure) {
            return new IllegalStateException(
                    "other users of this machine may reach " + file
                            + ", and the hub cannot change that: let its owner do it (chmod -R go-rwx " + root
                            + "), or give the folder to the user who runs the hub (chown -R)",
                    failure);
        }
    }
}
