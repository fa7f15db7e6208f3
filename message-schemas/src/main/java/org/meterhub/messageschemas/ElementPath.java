package org.meterhub.messageschemas;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where in a document a reader stands, below the root: {@code Series[3]/Period/Point[17]/quantity}. Counts repeated elements that follow
 * each other, as the market's documents have them.
 */
final class ElementPath {

    private @Nullable String[] names = new String[16];
    private int[] ordinals = new int[16];
    private int depth;

    void enter(String name) {
        if (depth + 1 >= names.length) {
            names = Arrays.copyOf(names, names.length * 2);
            ordinals = Arrays.copyOf(ordinals, ordinals.length * 2);
        }
        ordinals[depth] = name.equals(names[depth]) ? ordinals[depth] + 1 : 1;
        names[depth] = name;
        depth++;
        names[depth] = null;
    }

    void leave() {
        depth--;
    }

    boolean isInside() {
        return depth > 0;
    }

    /** Name of the element around the one entered last; empty for the root. */
    String parent() {
        String parent = depth < 2 ? null : names[depth - 2];
        return parent == null ? "" : parent;
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (int i = 1; i < depth; i++) {
            if (i > 1) {
                path.append('/');
            }
            path.append(names[i]);
            if (isRepeatable(i)) {
                path.append('[').append(ordinals[i]).append(']');
            }
        }
        return path.toString();
    }

    /** Elements that occur many times begin with a capital and carry no dot; a number on the others would only be noise. */
    private boolean isRepeatable(int level) {
        String name = names[level];
        return name != null
                && !name.isEmpty()
                && Character.isUpperCase(name.charAt(0))
                && name.indexOf('.') < 0
                && !name.equals("Period");
    }
}
