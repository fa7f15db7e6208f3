package org.meterhub.marketdocuments;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What many of the generated classes have under one name, though they share no interface: the schemas repeat it as a group of elements. */
final class Property {

    private Property() {}

    static boolean isOn(Object owner, String name) {
        return getter(owner, name).isPresent();
    }

    /** Null when the class has no such property, or the object none of it. */
    static @Nullable Object get(Object owner, String name) {
        Method getter = getter(owner, name).orElse(null);
        return getter == null ? null : invoke(getter, owner);
    }

    /** Empty when there is none. */
    static String text(Object owner, String name) {
        Object value = get(owner, name);
        return value == null ? "" : value.toString();
    }

    /** The list of this name; empty when there is none. */
    static List<?> list(Object owner, String name) {
        return get(owner, name) instanceof List<?> list ? list : List.of();
    }

    /** Sets what the class has, and leaves the rest. */
    static void set(Object owner, String name, Object value) {
        Arrays.stream(owner.getClass().getMethods())
                .filter(method -> method.getName().equals("set" + name) && method.getParameterCount() == 1)
                .findFirst()
                .ifPresent(setter -> invoke(setter, owner, value));
    }

    private static Optional<Method> getter(Object owner, String name) {
        return Arrays.stream(owner.getClass().getMethods())
                .filter(method -> method.getName().equals("get" + name) && method.getParameterCount() == 0)
                .findFirst();
    }

    private static @Nullable Object invoke(Method method, Object owner, Object... arguments) {
        try {
            return method.invoke(owner, arguments);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException(method + " of a generated class fails", broken);
        }
    }
}
