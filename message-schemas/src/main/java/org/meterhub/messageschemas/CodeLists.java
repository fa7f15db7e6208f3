package org.meterhub.messageschemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The code lists, read from the schema file itself, so that the streaming reader and the schema cannot differ. */
final class CodeLists {

    static final CodeLists MARKET = read(new SafeXml(XmlLimits.MARKET));

    private final Map<String, Set<String>> lists;

    private CodeLists(Map<String, Set<String>> lists) {
        this.lists = lists;
    }

    private static CodeLists read(SafeXml safeXml) {
        Map<String, Set<String>> lists = new HashMap<>();
        try (InputStream file = MarketSchemas.open("market-codelists.xsd")) {
            XMLStreamReader xml = safeXml.open(file.readAllBytes());
            String name = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "simpleType" -> name = xml.getAttributeValue(null, "name");
                    case "enumeration" ->
                        lists.computeIfAbsent(name, any -> new HashSet<>()).add(xml.getAttributeValue(null, "value"));
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("our own code lists are not XML", broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        lists.replaceAll((list, codes) -> Set.copyOf(codes));
        return new CodeLists(Map.copyOf(lists));
    }

    boolean contains(String name) {
        return lists.containsKey(name);
    }

    Set<String> names() {
        return lists.keySet();
    }

    /** The codes of one list. @throws IllegalArgumentException when the schema has no such list */
    Set<String> list(String name) {
        Set<String> list = lists.get(name);
        if (list == null) {
            throw new IllegalArgumentException("no code list " + name);
        }
        return list;
    }
}
