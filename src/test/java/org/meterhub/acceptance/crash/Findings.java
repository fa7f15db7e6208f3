package org.meterhub.acceptance.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What does not hold, by kind, with examples. */
final class Findings {

    /** How an effect, a reply or a record can be wrong. */
    enum Kind {
        LOST_MESSAGE,
        DOUBLED_MESSAGE,
        LOST_EFFECT,
        DOUBLED_EFFECT,
        LOST_REPLY,
        DOUBLED_REPLY,
        LOST_LEAF,
        LEFT_OVER,
        WRONG
    }

    private static final int EXAMPLES_MAX = 5;

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<String> examples = new ArrayList<>();

    void add(Kind kind, String what) {
        if (counts.merge(kind, 1, Integer::sum) <= EXAMPLES_MAX) {
            examples.add(kind + ": " + what);
        }
    }

    /** One when there should be one, none when there should be none: anything else is lost or doubled. */
    void expect(int expected, int found, Kind lost, Kind doubled, String what) {
        if (found != expected) {
            add(found < expected ? lost : doubled, what + ": expected " + expected + ", found " + found);
        }
    }

    int count(Kind... kinds) {
        int total = 0;
        for (Kind kind : kinds) {
            total += counts.getOrDefault(kind, 0);
        }
        return total;
    }

    int lost() {
        return count(Kind.LOST_MESSAGE, Kind.LOST_EFFECT, Kind.LOST_REPLY, Kind.LOST_LEAF);
    }

    int doubled() {
        return count(Kind.DOUBLED_MESSAGE, Kind.DOUBLED_EFFECT, Kind.DOUBLED_REPLY);
    }

    List<String> examples() {
        return List.copyOf(examples);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
