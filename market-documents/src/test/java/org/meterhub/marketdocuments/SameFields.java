package org.meterhub.marketdocuments;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;

/** Compares two objects of the documents' classes field by field; the generated classes have no equality of their own. */
final class SameFields {

    private final List<String> differences = new ArrayList<>();
    private int values;

    private SameFields() {}

    /** What differs, each with its path; empty when nothing does. */
    static List<String> differences(Object one, Object other) {
        SameFields comparison = new SameFields();
        comparison.compare(one.getClass().getSimpleName(), one, other);
        return comparison.differences;
    }

    /** How many values there are to compare. */
    static int count(Object one) {
        SameFields comparison = new SameFields();
        comparison.compare("", one, one);
        return comparison.values;
    }

    private void compare(String path, @Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            if (one != other) {
                differences.add(path + ": " + one + " and " + other);
            }
        } else if (one instanceof List<?> list && other instanceof List<?> others) {
            if (list.size() != others.size()) {
                differences.add(path + ": " + list.size() + " and " + others.size() + " of them");
            }
            for (int i = 0; i < Math.min(list.size(), others.size()); i++) {
                compare(path + "[" + i + "]", list.get(i), others.get(i));
            }
        } else if (one.getClass().getPackageName().equals("org.meterhub.marketdocuments.cim")) {
            for (Field field : one.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    compare(path + "." + field.getName(), valueOf(field, one), valueOf(field, other));
                }
            }
        } else {
            values++;
            if (!sameValue(one, other)) {
                differences.add(path + ": " + one + " and " + other);
            }
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

    private static boolean sameValue(Object one, Object other) {
        if (one instanceof XMLGregorianCalendar time && other instanceof XMLGregorianCalendar otherTime) {
            return time.toGregorianCalendar()
                    .toInstant()
                    .equals(otherTime.toGregorianCalendar().toInstant());
        }
        if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
            return number.compareTo(otherNumber) == 0;
        }
        return one.equals(other);
    }
}
