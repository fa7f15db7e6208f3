package org.meterhub.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The one file that H2 keeps the database in. It is looked at before anything is opened, for the pool would tell of a damaged one with a stack trace, and
 * H2 says nothing of one that was cut short: it takes the newest state that is whole, or begins anew in the file.
 */
public final class DatabaseFile {

    private static final String FILE_URL = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";
    private static final int HEADERS = 2;
    private static final int HEADER_BYTES = 4_096;

    /** So H2 calls the pieces of a state in its own list of them. */
    private static final String PIECE = "chunk.";

    private static final Pattern VERSION = Pattern.compile("^H:[^\\n]*,version:([0-9a-f]{1,15})\\b");

    private final @Nullable Path file;

    private DatabaseFile(@Nullable Path file) {
        this.file = file;
    }

    /** The file that these settings name; none for a server or a database in memory. */
    public static DatabaseFile of(DatabaseConfiguration database) {
        String url = database.url();
        if (!url.startsWith(FILE_URL)) {
            return new DatabaseFile(null);
        }
        int options = url.indexOf(';');
        String path = url.substring(FILE_URL.length(), options < 0 ? url.length() : options);
        // H2 knows a home folder as well.
        String home = path.startsWith("~") ? System.getProperty("user.home") + path.substring(1) : path;
        return new DatabaseFile(Path.of(home + SUFFIX));
    }

    /**
     * @throws DamagedDatabase when the file is there, but H2 could not open it, or would begin anew in it
     * @throws IOException when it cannot be read at all
     */
    public void check() throws DamagedDatabase, IOException {
        if (file == null || !Files.exists(file)) {
            return;
        }
        if (Files.size(file) == 0) {
            throw new DamagedDatabase(file, "it is empty");
        }
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            long written = versionWritten(file);
            if (store.getCurrentVersion() < written) {
                throw new DamagedDatabase(
                        file,
                        "its newest whole state is " + store.getCurrentVersion() + ", but " + written + " was written");
            }
            long needed = bytesNeeded(store);
            if (Files.size(file) < needed) {
                throw new DamagedDatabase(
                        file, "it ends after " + Files.size(file) + " bytes, but " + needed + " were written");
            }
        } catch (MVStoreException failure) {
            if (isDamage(failure)) {
                throw new DamagedDatabase(file, failure);
            }
            // Locked by another process, say: the database itself tells it better.
        }
    }

    /**
     * Where the last piece of the state ends that H2 has opened. A state may lie in the half that was left while pieces of it that are older lie in the half
     * that is gone; H2 would notice when it reads them.
     */
    private static long bytesNeeded(MVStore store) {
        long end = 0;
        for (Map.Entry<String, String> entry : store.getLayoutMap().entrySet()) {
            if (entry.getKey().startsWith(PIECE)) {
                Map<String, String> piece = DataUtils.parseMap(entry.getValue());
                long block = DataUtils.readHexLong(piece, "block", 0);
                long length = DataUtils.readHexLong(piece, "len", 0);
                end = Math.max(end, (block + length) * HEADER_BYTES);
            }
        }
        return end;
    }

    /**
     * The newest state that the file's two headers name. H2 writes a header after the state it names, so a process that was killed leaves a header behind
     * the states, never before them.
     */
    private static long versionWritten(Path file) throws IOException {
        long newest = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int header = 0; header < HEADERS; header++) {
                Matcher version = VERSION.matcher(new String(in.readNBytes(HEADER_BYTES), ISO_8859_1));
                if (version.find()) {
                    newest = Math.max(newest, Long.parseLong(version.group(1), 16));
                }
            }
        }
        return newest;
    }

    /** The same failure; or, when it comes from a damaged place in the file, one that says so. */
    public Exception explain(Exception failure) {
        if (file == null || failure instanceof DamagedDatabase) {
            return failure;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isDamage(cause)) {
                return new DamagedDatabase(file, failure);
            }
        }
        return failure;
    }

    private static boolean isDamage(Throwable failure) {
        if (failure instanceof MVStoreException store) {
            // These two are of another process and of the disk.
            return store.getErrorCode() != DataUtils.ERROR_FILE_LOCKED
                    && store.getErrorCode() != DataUtils.ERROR_WRITING_FAILED;
        }
        return failure instanceof SQLException sql && sql.getErrorCode() == ErrorCode.FILE_CORRUPTED_1;
    }
}
