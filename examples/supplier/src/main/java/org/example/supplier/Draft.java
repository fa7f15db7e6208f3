package org.example.supplier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/**
 * The id of the document that a file makes. The same file makes the same document, to the byte, so that one that is sent again after a crash is a repetition,
 * which the hub passes over, and no second document.
 */
public final class Draft {

    /** Another name, another time or another content makes another. @param modified milliseconds */
    public static String id(
            @Body byte[] content,
            @Header(Exchange.FILE_NAME_ONLY) String name,
            @Header(Exchange.FILE_LAST_MODIFIED) long modified) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((name + "\n" + modified + "\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(content);
        return UUID.nameUUIDFromBytes(all.toByteArray()).toString().replace("-", "");
    }
}
