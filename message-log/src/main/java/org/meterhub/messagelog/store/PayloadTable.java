package org.meterhub.messagelog.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.UnitOfWork;
import org.meterhub.messagelog.Sha256;

/**
 * The erasable bytes behind log records: chunks of at most 1 MiB, compressed each by itself so that a reader holds one at a time, and the salt
 * without which the digest in the log says nothing about the bytes (docs/internals/message-log.md#records).
 */
final class PayloadTable {

    static final int CHUNK_BYTES = 1 << 20;

    private static final int SALT_BYTES = 32;
    private static final int COMPRESSION_LEVEL = 3;
    private static final String INSERT =
            "insert into log_payload (record_id, chunk, raw_length, salt, content) values (?, ?, ?, ?, ?)";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PayloadTable() {}

    /** What the log says of bytes: HMAC-SHA-256 under their salt, and how many they are. */
    record Written(byte[] digest, long lengthBytes) {}

    /** What is known of a stream once it has been written. */
    record Sums(Sha256 sha256, Written written) {}

    /**
     * Writes bodies that are in memory.
     *
     * @return what the log says of each
     */
    static Map<Long, Written> writeHeld(UnitOfWork unit, Map<Long, byte[]> bodies) {
        return Sql.call(unit, "write payloads", connection -> {
            Map<Long, Written> written = new HashMap<>();
            Map<Long, byte[]> singles = new LinkedHashMap<>();
            for (Map.Entry<Long, byte[]> body : bodies.entrySet()) {
                if (body.getValue().length <= CHUNK_BYTES) {
                    singles.put(body.getKey(), body.getValue());
                } else {
                    // A bulk insert may hold its rows together; large bodies go to the database chunk by chunk.
                    InputStream stream = new ByteArrayInputStream(body.getValue());
                    written.put(
                            body.getKey(),
                            writeStream(unit, body.getKey(), stream).written());
                }
            }
            if (!singles.isEmpty()) {
                writeSingles(unit, singles, written);
            }
            return written;
        });
    }

    private static void writeSingles(UnitOfWork unit, Map<Long, byte[]> bodies, Map<Long, Written> written)
            throws SQLException {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(COMPRESSION_LEVEL);
                BulkInsert bulk =
                        unit.bulkInsert("log_payload", "record_id", "chunk", "raw_length", "salt", "content")) {
            for (Map.Entry<Long, byte[]> body : bodies.entrySet()) {
                byte[] bytes = body.getValue();
                byte[] salt = newSalt();
                written.put(body.getKey(), new Written(hmac(salt).doFinal(bytes), bytes.length));
                bulk.row(body.getKey(), 0, bytes.length, salt, packed(zstd, bytes, bytes.length));
            }
        }
    }

    /** Writes a body that is read once; holds one chunk of it at a time. */
    static Sums writeStream(UnitOfWork unit, long recordId, InputStream stream) {
        return Sql.call(unit, "write a payload", connection -> {
            byte[] salt = newSalt();
            Mac mac = hmac(salt);
            MessageDigest sha256 = Sha256.digest();
            byte[] chunk = new byte[CHUNK_BYTES];
            long length = 0;
            int number = 0;
            try (ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(COMPRESSION_LEVEL);
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                int filled = stream.readNBytes(chunk, 0, CHUNK_BYTES);
                // An empty body has a chunk too: the one that holds the salt.
                do {
                    mac.update(chunk, 0, filled);
                    sha256.update(chunk, 0, filled);
                    byte[] saltOfFirst = number == 0 ? salt : null;
                    insert.setLong(1, recordId);
                    insert.setInt(2, number++);
                    insert.setInt(3, filled);
                    insert.setBytes(4, saltOfFirst);
                    insert.setBytes(5, packed(zstd, chunk, filled));
                    insert.executeUpdate();
                    length += filled;
                    filled = filled < CHUNK_BYTES ? 0 : stream.readNBytes(chunk, 0, CHUNK_BYTES);
                } while (filled > 0);
            } catch (IOException failure) {
                throw new UncheckedIOException("the body of a message cannot be read", failure);
            }
            return new Sums(Sha256.ofSum(sha256.digest()), new Written(mac.doFinal(), length));
        });
    }

    static void erase(UnitOfWork unit, long recordId) {
        Sql.update(unit, "erase a payload", "delete from log_payload where record_id = ?", recordId);
    }

    /** The bytes of a record, fetched chunk by chunk; empty when it has none. */
    static Optional<InputStream> open(UnitOfWork unit, long recordId) {
        byte[] first = chunk(unit, recordId, 0);
        return first == null ? Optional.empty() : Optional.of(new ChunkStream(unit, recordId, first));
    }

    /** The bytes of many records, all in memory. Most have one chunk; the further chunks of the others are fetched record by record. */
    static Map<Long, byte[]> contents(UnitOfWork unit, Collection<Long> recordIds) {
        Map<Long, byte[]> bodies = new HashMap<>();
        if (recordIds.isEmpty()) {
            return bodies;
        }
        Sql.query(
                unit,
                "read payloads",
                "select record_id, raw_length, content from log_payload where record_id = any(?) and chunk = 0",
                row -> bodies.put(
                        row.getLong("record_id"), unpacked(row.getBytes("content"), row.getInt("raw_length"))),
                recordIds);
        bodies.replaceAll((recordId, first) ->
                first.length < CHUNK_BYTES ? first : new ChunkStream(unit, recordId, first).readAllBytesOfChunks());
        return bodies;
    }

    private static byte @Nullable [] chunk(UnitOfWork unit, long recordId, int number) {
        List<byte[]> found = Sql.query(
                unit,
                "read a payload",
                "select raw_length, content from log_payload where record_id = ? and chunk = ?",
                row -> unpacked(row.getBytes("content"), row.getInt("raw_length")),
                recordId,
                number);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The chunk compressed, or as it is when that would not make it shorter. */
    private static byte[] packed(ZstdCompressCtx zstd, byte[] raw, int length) {
        byte[] target = new byte[Math.toIntExact(Zstd.compressBound(length))];
        int size = zstd.compressByteArray(target, 0, target.length, raw, 0, length);
        return size < length ? Arrays.copyOf(target, size) : Arrays.copyOf(raw, length);
    }

    private static byte[] unpacked(byte[] content, int rawLength) {
        return content.length == rawLength ? content : Zstd.decompress(content, rawLength);
    }

    private static byte[] newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private static Mac hmac(byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("every Java has HmacSHA256", failure);
        }
    }

    /** Reads chunk after chunk. */
    private static final class ChunkStream extends InputStream {

        private final UnitOfWork unit;
        private final long recordId;
        private byte[] chunk;
        private int number;
        private int position;

        ChunkStream(UnitOfWork unit, long recordId, byte[] first) {
            this.unit = unit;
            this.recordId = recordId;
            this.chunk = first;
        }

        @Override
        public int read() {
            return exhausted() ? -1 : chunk[position++] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (exhausted()) {
                return -1;
            }
            int size = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, target, offset, size);
            position += size;
            return size;
        }

        byte[] readAllBytesOfChunks() {
            try {
                return readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException("a payload in the database cannot be read", failure);
            }
        }

        private boolean exhausted() {
            if (position < chunk.length) {
                return false;
            }
            if (chunk.length < CHUNK_BYTES) {
                return true; // Only the last chunk is shorter.
            }
            byte[] next = PayloadTable.chunk(unit, recordId, ++number);
            chunk = next == null ? new byte[0] : next;
            position = 0;
            return chunk.length == 0;
        }
    }
}
