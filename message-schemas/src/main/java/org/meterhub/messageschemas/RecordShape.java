package org.meterhub.messageschemas;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.XmlBytes.Tag;

/**
 * Which elements a record is, read once from its {@link Element} annotations. It reads and writes documents of which the schema's verdict is
 * known: what is missing is not told to a sender here but is a bug of this hub.
 *
 * <p>The values of all elements lie in one row of slots, those of {@link Inline} records among those of the record around them.
 */
final class RecordShape {

    /** Slots of what does not stand in elements of the body. */
    static final int TYPE_SLOT = 0;

    static final int HEADER_SLOT = 1;

    private final Assembly assembly;
    private final Node root = new Node("", "");
    private final List<@Nullable Object> absent = new ArrayList<>(Arrays.asList(null, null));

    /** An element: either one whose value lies in a slot, or one on the way to such elements. */
    private static final class Node {
        private final String name;
        private final Tag tag;
        private final String path;
        private final List<Node> children = new ArrayList<>();
        private @Nullable ElementContent content;
        private int slot;
        private boolean repeated;
        private boolean optional;

        Node(String name, String path) {
            this.name = name;
            this.path = path;
            this.tag = Tag.of(name);
        }

        /** The child of this name that was added last, or a new one: elements of one name follow each other. */
        Node child(String childName) {
            Node last = children.isEmpty() ? null : children.get(children.size() - 1);
            if (last != null && last.name.equals(childName) && last.content == null) {
                return last;
            }
            Node child = new Node(childName, path.isEmpty() ? childName : path + "/" + childName);
            children.add(child);
            return child;
        }
    }

    /** How a record is made of values and taken apart into them. */
    private record Assembly(MethodHandle constructor, List<Part> parts) {

        @Nullable
        Object construct(@Nullable Object[] values) {
            @Nullable Object[] arguments = new Object[parts.size()];
            for (int i = 0; i < arguments.length; i++) {
                Part part = parts.get(i);
                arguments[i] = part.inline == null ? values[part.slot] : part.inline.construct(values);
            }
            return invoke(constructor, arguments);
        }

        void takeApart(Object made, @Nullable Object[] values) {
            for (Part part : parts) {
                Object value = invoke(part.accessor, made);
                if (part.inline == null) {
                    values[part.slot] = value;
                } else if (value != null) {
                    part.inline.takeApart(value, values);
                }
            }
        }
    }

    /** A component: the value of a slot, or a record of several. */
    private record Part(
            MethodHandle accessor, int slot, @Nullable Assembly inline) {}

    private RecordShape(Class<?> type) {
        assembly = assemble(type);
    }

    /** @throws IllegalArgumentException when the class is no record of elements */
    static RecordShape of(Class<?> type) {
        return new RecordShape(type);
    }

    private Assembly assemble(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type + " is neither a value of documents nor a record");
        }
        try {
            List<Part> parts = new ArrayList<>();
            for (RecordComponent component : components) {
                MethodHandle accessor = MethodHandles.publicLookup()
                        .unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                parts.add(
                        component.isAnnotationPresent(Inline.class)
                                ? new Part(accessor, -1, assemble(component.getType()))
                                : new Part(accessor, slotOf(component), null));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            MethodHandle constructor = MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new Assembly(constructor, List.copyOf(parts));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalArgumentException(type + " is not public with all its components", hidden);
        }
    }

    private int slotOf(RecordComponent component) {
        if (component.getType() == DocumentType.class) {
            return TYPE_SLOT;
        }
        if (component.getType() == DocumentHeader.class) {
            return HEADER_SLOT;
        }
        Element element = component.getAnnotation(Element.class);
        if (element == null) {
            throw new IllegalArgumentException(component + " names no element");
        }
        Node node = root;
        for (String name : element.value().split("/")) {
            node = node.child(name);
        }
        node.repeated = component.getType() == List.class;
        node.content = ElementContent.of(node.repeated ? memberOf(component) : component.getType(), element);
        node.optional = element.optional();
        node.slot = absent.size();
        absent.add(node.repeated ? List.of() : node.content.absent());
        return node.slot;
    }

    private static Class<?> memberOf(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    /** A row of slots in which nothing has been read yet. */
    @Nullable
    Object[] absentValues() {
        return absent.toArray();
    }

    /** Reads the elements at which the cursor stands into their slots. */
    void read(StrictCursor at, @Nullable Object[] values) throws XMLStreamException, NotOfTheSchema {
        read(root, at, values);
    }

    private static void read(Node parent, StrictCursor at, @Nullable Object[] values)
            throws XMLStreamException, NotOfTheSchema {
        for (Node node : parent.children) {
            if (!at.isAt(node.name)) {
                continue;
            }
            if (node.content == null) {
                at.enter(node.name);
                read(node, at, values);
                at.leave();
            } else if (node.repeated) {
                List<Object> all = new ArrayList<>();
                while (at.isAt(node.name)) {
                    all.add(node.content.read(at, node.name));
                }
                values[node.slot] = all;
            } else {
                values[node.slot] = node.content.read(at, node.name);
            }
        }
    }

    /** Makes the record of the values. */
    Object construct(@Nullable Object[] values) {
        return java.util.Objects.requireNonNull(assembly.construct(values));
    }

    /** Writes the elements of the record. @throws IllegalArgumentException when one is missing that must stand */
    void write(XmlBytes xml, Object made) {
        @Nullable Object[] values = absentValues();
        assembly.takeApart(made, values);
        write(root, xml, values);
    }

    private static void write(Node parent, XmlBytes xml, @Nullable Object[] values) {
        for (Node node : parent.children) {
            if (node.content == null) {
                if (isPresent(node, values)) {
                    xml.open(node.tag);
                    write(node, xml, values);
                    xml.close(node.tag);
                } else {
                    requireOptional(node);
                }
            } else {
                writeValue(node, node.content, xml, values[node.slot]);
            }
        }
    }

    private static void writeValue(Node node, ElementContent content, XmlBytes xml, @Nullable Object value) {
        if (value instanceof List<?> all) {
            if (all.isEmpty()) {
                requireOptional(node);
            }
            all.forEach(member -> content.write(xml, node.tag, member));
        } else if (value != null && (!content.isAbsent(value) || content.mayBeEmpty() && !node.optional)) {
            content.write(xml, node.tag, value);
        } else {
            requireOptional(node);
        }
    }

    /** Whether something stands in the element, or below it. */
    private static boolean isPresent(Node node, @Nullable Object[] values) {
        if (node.content == null) {
            return node.children.stream().anyMatch(child -> isPresent(child, values));
        }
        Object value = values[node.slot];
        return value instanceof List<?> all ? !all.isEmpty() : !node.content.isAbsent(value);
    }

    /** What may be missing is so; of an element on the way to others, each of these says so. */
    private static void requireOptional(Node node) {
        if (node.content == null) {
            node.children.forEach(RecordShape::requireOptional);
        } else if (!node.optional) {
            throw new IllegalArgumentException("the document needs " + node.path);
        }
    }

    private static @Nullable Object invoke(MethodHandle handle, @Nullable Object argument) {
        try {
            return handle.invoke(argument);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException("records throw no checked exceptions", checked);
        }
    }
}
