package org.meterhub.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a command runs. Data go to {@code out}, all that is said about them to {@code err}.
 *
 * @param out also takes raw bytes
 * @param environment usually {@code System.getenv()}
 * @param folder the current directory, which relative paths of the settings start from
 */
public record Console(PrintStream out, PrintStream err, Map<String, String> environment, Path folder) {

    private static final ObjectWriter JSON = new ObjectMapper().writer().with(SerializationFeature.INDENT_OUTPUT);

    private static final Pattern UNSEEN = Pattern.compile("[\\u007f-\\u009f\\u2028\\u2029\\p{Cf}&&[\\u0000-\\uffff]]");

    public Console {
        environment = Map.copyOf(environment);
    }

    /** The process's own. Always UTF-8: names of people and places must survive a machine without a locale. */
    public static Console system() {
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of(""));
    }

    /** JSON escapes line breaks by itself; what else could move a cursor or turn a line around stands only within its texts, and is escaped likewise. */
    private static String visible(String json) {
        return UNSEEN.matcher(json)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }

    /** Prints data as JSON. */
    void json(Object data) {
        printJson(out, data);
    }

    /** Says what went wrong as JSON. */
    void jsonError(Object error) {
        printJson(err, error);
    }

    private static void printJson(PrintStream to, Object data) {
        try {
            to.println(visible(JSON.writeValueAsString(data)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the records of the admin port can be written as JSON", impossible);
        }
    }
}
