package org.meterhub.messageschemas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Finds the lines of elements that rules complain of, in one pass that keeps nothing else of the document. */
final class ElementLines {

    private static final Set<String> TRANSACTIONS = Set.of("Series", "MktActivityRecord");

    private final Map<Integer, Map<DocumentPlace, Integer>> wanted = new HashMap<>();
    private final Map<DocumentPlace, Integer> lines = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private int transaction;

    private ElementLines(Set<DocumentPlace> places) {
        for (DocumentPlace place : places) {
            wanted.computeIfAbsent(place.transaction(), any -> new HashMap<>()).put(place, place.occurrence());
        }
    }

    /** The line of the element at each place; of its transaction when it is missing there; no entry where not even that is. */
    static Map<DocumentPlace, Integer> find(SafeXml safeXml, byte[] document, Set<DocumentPlace> places) {
        ElementLines search = new ElementLines(places);
        try {
            search.run(safeXml.open(document));
        } catch (XMLStreamException notXml) {
            // Whoever asks has been told so already; what was found before the fault stands.
            return search.lines;
        }
        return search.lines;
    }

    private void run(XMLStreamReader xml) throws XMLStreamException {
        boolean inTransaction = false;
        while (xml.hasNext() && !wanted.isEmpty()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                path.addLast(xml.getLocalName());
                if (path.size() == 2 && TRANSACTIONS.contains(xml.getLocalName())) {
                    wanted.remove(transaction);
                    transaction++;
                    inTransaction = true;
                    int line = xml.getLocation().getLineNumber();
                    wanted.getOrDefault(transaction, Map.of()).keySet().forEach(place -> lines.put(place, line));
                }
                find(inTransaction ? transaction : 0, xml.getLocation().getLineNumber());
            } else if (event == XMLStreamReader.END_ELEMENT) {
                path.removeLast();
                if (path.size() == 1) {
                    inTransaction = false;
                }
            }
        }
    }

    private void find(int where, int line) {
        Map<DocumentPlace, Integer> here = wanted.get(where);
        if (here == null || here.isEmpty()) {
            return;
        }
        String full = "/" + String.join("/", path);
        here.replaceAll((place, before) -> full.endsWith("/" + place.element()) ? before - 1 : before);
        here.entrySet().removeIf(place -> {
            boolean found = place.getValue() == 0;
            if (found) {
                lines.put(place.getKey(), line);
            }
            return found;
        });
    }
}
