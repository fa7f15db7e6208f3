package org.meterhub.hubapp.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command runs. Data go to {@code out}, all that is said about them to {@code err}.
 *
 * @param out also takes raw bytes
 * @param environment usually {@code System.getenv()}
 * @param folder the current directory, which relative paths of the settings start from
 */
public record Console(PrintStream out, PrintStream err, Map<String, String> environment, Path folder) {

    private static final ObjectWriter JSON = new ObjectMapper().writer().with(SerializationFeature.INDENT_OUTPUT);

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

    /** Prints data as JSON. */
    void json(Object data) {
        try {
            out.println(JSON.writeValueAsString(data));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the records of the admin port can be written as JSON", impossible);
        }
    }
}
