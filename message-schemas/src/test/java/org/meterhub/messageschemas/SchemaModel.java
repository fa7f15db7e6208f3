package org.meterhub.messageschemas;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Our own schemas as a tree of elements, for tests that go through every element of every document. */
final class SchemaModel {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";
    private static final Map<DocumentType, SchemaElement> ROOTS = new HashMap<>();

    /**
     * One element of a document, at one place.
     *
     * @param type name of its type in the schema files, of XML Schema itself with the prefix {@code xs:}
     * @param optional whether it may be missing
     * @param repeated whether it may occur often
     * @param whenEmpty what the empty element means; empty when it means nothing else
     * @param attribute its attribute; empty when it has none
     * @param attributeRequired whether the attribute must stand
     * @param attributeType name of the attribute's type
     * @param children in their order; empty for an element with a value
     */
    record SchemaElement(
            String name,
            String type,
            boolean optional,
            boolean repeated,
            String whenEmpty,
            String attribute,
            boolean attributeRequired,
            String attributeType,
            List<SchemaElement> children) {

        boolean isSimple() {
            return children.isEmpty();
        }

        boolean isCode() {
            return type.endsWith("Code") && !type.equals("CountryCode");
        }

        boolean isTime() {
            return type.equals("xs:dateTime") || type.equals("MinuteUtc") || type.equals("SecondUtc");
        }

        /** This and all elements below it. */
        List<SchemaElement> all() {
            List<SchemaElement> found = new ArrayList<>(List.of(this));
            children.forEach(child -> found.addAll(child.all()));
            return found;
        }
    }

    private final Map<String, Element> types = new HashMap<>();
    private final Map<String, Element> groups = new HashMap<>();
    private final Set<String> read = new HashSet<>();

    private SchemaModel() {}

    /** The root element of a document. */
    static synchronized SchemaElement of(DocumentType type) {
        return ROOTS.computeIfAbsent(type, any -> new SchemaModel().root(MarketSchemas.fileOf(any)));
    }

    /** The length beyond which a value of the type is refused; 0 when there is no such length. */
    static int maxLength(String type) {
        SchemaModel model = new SchemaModel();
        model.load("market-types.xsd");
        Element declared = model.types.get(type);
        if (declared == null) {
            return 0;
        }
        for (Element facet : descendants(declared)) {
            if (facet.getLocalName().equals("maxLength") || facet.getLocalName().equals("length")) {
                return Integer.parseInt(facet.getAttribute("value"));
            }
            if (facet.getLocalName().equals("extension")) {
                return maxLength(facet.getAttribute("base"));
            }
        }
        return 0;
    }

    private SchemaElement root(String fileName) {
        return element(Objects.requireNonNull(load(fileName)));
    }

    /** Takes in what a file declares. @return its root element; null when it declares none */
    private @org.jspecify.annotations.Nullable Element load(String fileName) {
        Element root = null;
        if (!read.add(fileName)) {
            return null;
        }
        for (Element child : children(parse(fileName))) {
            switch (child.getLocalName()) {
                case "include" -> load(child.getAttribute("schemaLocation"));
                case "element" -> root = child;
                case "group" -> groups.put(child.getAttribute("name"), child);
                default -> types.put(child.getAttribute("name"), child);
            }
        }
        return root;
    }

    private static Element parse(String fileName) {
        try (InputStream file = MarketSchemas.open(fileName)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(file).getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException broken) {
            throw new IllegalStateException(fileName, broken);
        }
    }

    private SchemaElement element(Element declared) {
        String typeName = declared.getAttribute("type");
        Element type = typeName.isEmpty() ? only(declared, "complexType") : types.get(typeName);
        String attribute = "";
        String attributeType = "";
        boolean attributeRequired = false;
        List<SchemaElement> content = new ArrayList<>();
        if (type != null && type.getLocalName().equals("complexType")) {
            for (Element inside : descendants(type)) {
                if (inside.getLocalName().equals("attribute")) {
                    attribute = inside.getAttribute("name");
                    attributeType = inside.getAttribute("type");
                    attributeRequired = inside.getAttribute("use").equals("required");
                }
            }
            children(type).stream()
                    .filter(child -> child.getLocalName().equals("sequence"))
                    .forEach(sequence -> addContent(sequence, content));
        }
        return new SchemaElement(
                declared.getAttribute("name"),
                typeName,
                declared.getAttribute("minOccurs").equals("0"),
                declared.getAttribute("maxOccurs").equals("unbounded"),
                declared.getAttribute("default"),
                attribute,
                attributeRequired,
                attributeType,
                List.copyOf(content));
    }

    private void addContent(Element sequence, List<SchemaElement> content) {
        for (Element child : children(sequence)) {
            if (child.getLocalName().equals("group")) {
                Element group = Objects.requireNonNull(groups.get(child.getAttribute("ref")));
                addContent(Objects.requireNonNull(only(group, "sequence")), content);
            } else {
                content.add(element(child));
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Element only(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && XS.equals(element.getNamespaceURI())) {
                found.add(element);
            }
        }
        return found;
    }

    private static List<Element> descendants(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Element child : children(parent)) {
            found.add(child);
            found.addAll(descendants(child));
        }
        return found;
    }
}
