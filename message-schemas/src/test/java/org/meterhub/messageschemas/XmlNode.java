package org.meterhub.messageschemas;

import java.util.ArrayList;
import java.util.List;

/** A piece of a document to be bent: an element with attributes and content, or raw characters that are written as they are. */
final class XmlNode {

    /** Empty for raw characters. */
    String name;

    /** What stands in the start tag after the name. */
    String attributes = "";

    /** Only of raw characters. */
    String raw = "";

    List<XmlNode> content = new ArrayList<>();

    private XmlNode(String name) {
        this.name = name;
    }

    static XmlNode element(String name, String attributes, XmlNode... content) {
        XmlNode node = new XmlNode(name);
        node.attributes = attributes;
        node.content.addAll(List.of(content));
        return node;
    }

    static XmlNode text(String name, String text) {
        return element(name, "", raw(text));
    }

    static XmlNode raw(String raw) {
        XmlNode node = new XmlNode("");
        node.raw = raw;
        return node;
    }

    boolean isElement() {
        return !name.isEmpty();
    }

    /** Whether it holds raw characters and no elements. */
    boolean isSimple() {
        return isElement() && content.stream().noneMatch(XmlNode::isElement);
    }

    XmlNode copy() {
        XmlNode copy = new XmlNode(name);
        copy.attributes = attributes;
        copy.raw = raw;
        content.forEach(child -> copy.content.add(child.copy()));
        return copy;
    }

    /** All elements below and including this one, in the document's order. */
    List<XmlNode> elements() {
        List<XmlNode> found = new ArrayList<>();
        if (isElement()) {
            found.add(this);
            content.forEach(child -> found.addAll(child.elements()));
        }
        return found;
    }

    void write(StringBuilder out) {
        if (!isElement()) {
            out.append(raw);
            return;
        }
        out.append('<').append(name).append(attributes);
        if (content.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        content.forEach(child -> child.write(out));
        out.append("</").append(name).append('>');
    }
}
