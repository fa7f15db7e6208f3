package org.meterhub.commandline.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.meterhub.hubapp.TestHub;

/** {@code docs/reference/dependencies.md} names every jar that is shipped, and none that is not. */
class DependenciesPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| *([^|]+?) *\\|$");
    private static final Pattern NETTY_VERSION = Pattern.compile("^netty-.*?-(\\d[^-]*)(-.*)?\\.jar$");
    private static final Pattern VERSION = Pattern.compile("-\\d.*\\.jar$");

    @Test
    void names_every_jar_that_is_shipped_and_none_that_is_not() throws IOException {
        assertThat(namedOnThePage())
                .as("docs/reference/dependencies.md and the runtime class path of command-line")
                .containsExactlyInAnyOrderElementsOf(shipped());
    }

    @Test
    void there_is_one_version_of_each_and_one_of_all_of_netty() throws IOException {
        assertThat(files()).as("file names, versions included").hasSameSizeAs(shipped());
        assertThat(files().stream()
                        .filter(name -> name.startsWith("netty-"))
                        .map(name ->
                                NETTY_VERSION.matcher(name).replaceFirst("$1").replace(".jar", ""))
                        .distinct())
                .as("versions of Netty")
                .hasSize(1);
    }

    private static Set<String> namedOnThePage() throws IOException {
        Matcher rows = ROW.matcher(Files.readString(TestHub.projectFolder().resolve("docs/reference/dependencies.md")));
        Set<String> names = new TreeSet<>();
        while (rows.find()) {
            assertThat(names.add(rows.group(1))).as("twice: " + rows.group(1)).isTrue();
            assertThat(rows.group(2)).as("what " + rows.group(1) + " is for").isNotBlank();
        }
        return names;
    }

    private static Set<String> shipped() throws IOException {
        return files().stream()
                .map(name -> VERSION.matcher(name).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** File names; a module of the house that is not packed yet lies there as {@code module/target/classes}. */
    private static Set<String> files() throws IOException {
        String paths = Files.readString(TestHub.projectFolder().resolve("command-line/target/runtime-classpath.txt"));
        return Stream.of(paths.strip().split(File.pathSeparator, -1))
                .map(path -> path.replaceFirst("[/\\\\]target[/\\\\]classes$", ""))
                .map(path -> path.replaceFirst("^.*[/\\\\]", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
