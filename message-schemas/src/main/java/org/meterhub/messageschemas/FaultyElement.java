package org.meterhub.messageschemas;

import java.util.Map;

/**
 * The element at which a fault was found, as it stands in the document.
 *
 * @param parent name of the element around it; empty for the root
 * @param attributes by name
 * @param text what it says, as far as that has been read
 */
record FaultyElement(String name, String namespace, String parent, Map<String, String> attributes, String text) {

    FaultyElement {
        attributes = Map.copyOf(attributes);
    }
}
