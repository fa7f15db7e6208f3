package org.meterhub.marketdocuments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Instances;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.XmlLimits;

/**
 * Which component of the hub's records holds which element is written down in a file that a person has read. A round trip cannot tell: a component that is
 * mapped to the wrong element is so for reader and writer alike. Here the element comes from JAXB, which knows nothing of the records, and they find each
 * other by values of which no two are alike. To write the file anew after a change, and then to read the difference: {@code -Dmeterhub.mapping.write=true}.
 */
class ComponentsMeanTheirElementsTest {

    private static final Path FILE = Path.of(
            System.getProperty("meterhub.root", ".."),
            "market-documents/src/test/resources/components-and-elements.txt");
    private static final CimDocuments JAXB = new CimDocuments();
    private static final MarketDocuments HUB = new MarketDocuments(XmlLimits.MARKET);

    @Test
    void every_component_holds_the_element_that_the_file_says() throws IOException {
        Set<String> found = new TreeSet<>();
        for (DocumentType type : TheHubAgreesTest.whole()) {
            byte[] document = Instances.distinct(type);
            MarketDocument record = HUB.read(type, document).orThrow();
            Leaves components = new Leaves();
            components.of(record.getClass().getSimpleName(), record);
            Leaves elements = new Leaves();
            elements.of(type.documentName(), JAXB.read(document));
            components.single().forEach((value, path) -> {
                String element = elements.single().get(value);
                if (element != null) {
                    found.add(path + " = " + element);
                }
            });
        }
        String text = String.join("\n", found) + "\n";
        if (Boolean.getBoolean("meterhub.mapping.write")) {
            Files.writeString(FILE, text);
        }
        assertThat(found).hasSizeGreaterThan(200);
        assertThat(text).isEqualTo(Files.readString(FILE));
    }

    /** The values of an object with the paths to them. */
    private static final class Leaves {

        private final Map<String, String> paths = new LinkedHashMap<>();
        private final Set<String> repeated = new HashSet<>();

        /** Values that occur once, and so tell where they come from. */
        Map<String, String> single() {
            Map<String, String> single = new LinkedHashMap<>(paths);
            single.keySet().removeAll(repeated);
            return single;
        }

        void of(String path, @Nullable Object value) {
            if (value == null) {
                return;
            }
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> of(path, present));
            } else if (value instanceof Collection<?> many) {
                many.forEach(one -> of(path, one));
            } else if (value instanceof DocumentTime time) {
                of(path, time.text());
            } else if (value instanceof Record record) {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    of(path + "." + component.getName(), valueOf(component, record));
                }
            } else if (value.getClass().getPackageName().equals("org.meterhub.marketdocuments.cim")) {
                for (Field field : value.getClass().getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        of(path + "/" + field.getName(), valueOf(field, value));
                    }
                }
            } else {
                String text = textOf(value);
                if (!text.isEmpty() && paths.put(text, path) != null) {
                    repeated.add(text);
                }
            }
        }

        private static String textOf(Object value) {
            if (value instanceof XMLGregorianCalendar time) {
                return time.toGregorianCalendar().toInstant().toString();
            }
            if (value instanceof Instant time) {
                return time.toString();
            }
            if (value instanceof BigDecimal number) {
                return number.stripTrailingZeros().toPlainString();
            }
            String text = value.toString();
            // A time to the minute, as the documents write the ends of a period.
            return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ") ? text.replace("Z", ":00Z") : text;
        }

        private static @Nullable Object valueOf(RecordComponent component, Record record) {
            try {
                component.getAccessor().setAccessible(true);
                return component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException(broken);
            }
        }

        private static @Nullable Object valueOf(Field field, Object owner) {
            try {
                field.setAccessible(true);
                return field.get(owner);
            } catch (IllegalAccessException closed) {
                throw new IllegalStateException(closed);
            }
        }
    }
}
