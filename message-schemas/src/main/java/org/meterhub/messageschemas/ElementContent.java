package org.meterhub.messageschemas;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.XmlBytes.Tag;

/** How one kind of value is read from an element and written into one. */
abstract class ElementContent {

    private static final Map<Class<?>, ElementContent> BY_TYPE = Map.of(
            CodedId.class, new CodedIds(),
            DocumentTime.class, new Times(),
            Instant.class, new Minutes(),
            BigDecimal.class, new Decimals(),
            Boolean.class, new Flags(),
            ValueWithUnit.class, new ValuesWithUnit(),
            int.class, new Positions());

    /** Of a component of this type. */
    static ElementContent of(Class<?> component, Element element) {
        if (component == String.class) {
            return element.type().isEmpty() ? new Texts() : new TypedTexts(element.type(), element.whenEmpty());
        }
        ElementContent content = BY_TYPE.get(component);
        return content != null ? content : new Records(RecordShape.of(component));
    }

    /** What stands in the record where the element is missing. */
    @Nullable
    Object absent() {
        return null;
    }

    boolean isAbsent(@Nullable Object value) {
        return value == null || value.equals(absent());
    }

    /** Whether an element may be written although there is nothing in it. */
    boolean mayBeEmpty() {
        return false;
    }

    /** Reads the element at which the cursor stands, and moves on. */
    abstract Object read(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema;

    /** Writes the element. @throws IllegalArgumentException when the value has no form that the schema allows */
    abstract void write(XmlBytes xml, Tag tag, Object value);

    private static final class Texts extends ElementContent {
        @Override
        Object absent() {
            return "";
        }

        @Override
        boolean mayBeEmpty() {
            return true;
        }

        @Override
        Object read(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
            return at.string(element);
        }

        @Override
        void write(XmlBytes xml, Tag tag, Object value) {
            xml.element(tag, (String) value);
        }
    }

    /** Codes of a list, and values of a form that nobody here looks into. */
    private static final class TypedTexts extends ElementContent {
        private final String type;
        private final Set<String> list;
        private final String whenEmpty;

        TypedTexts(String type, String whenEmpty) {
            this.type = type;
            this.list = CodeLists.MARKET.contains(type) ? CodeLists.MARKET.list(type) : Set.of();
            this.whenEmpty = whenEmpty;
        }

        @Override
        Object absent() {
            return "";
        }

        @Override
        Object read(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
            String text = at.collapsed(element);
            return text.isEmpty() ? whenEmpty : text;
        }

        @Override
        void write(XmlBytes xml, Tag tag, Object value) {
            if (!list.isEmpty() && !list.contains((String) value)) {
                throw new IllegalArgumentException("'" + value + "' is no " + type + ": " + tag.name());
            }
            xml.element(tag, (String) value);
        }
    }

    private static final class CodedIds extends ElementContent {
        private final Set<String> schemes = CodeLists.MARKET.list("CodingSchemeCode");

        @Override
        Object absent() {
            return CodedId.ABSENT;
        }

        @Override
        Object read(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
            return at.codedId(element, Integer.MAX_VALUE, schemes);
        }

        @Override
        void write(XmlBytes xml, Tag tag, Object value) {
            xml.element(tag, (CodedId) value);
        }
    }

    private static final class Times extends ElementContent {
        @Override
        Object absent() {
            return DocumentTime.ABSENT;
        }

        @Override
        Object read(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
            return new DocumentTime(at.collapsed(element));
        }

        @Override
        void write(XmlBytes xml, Tag tag, Object value) {
            xml.element(tag, (DocumentTime) value);
        }
    }

    private static final class Minutes extends ElementContent {
        @Override
        Object read(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
            String text = at.string(element);
            return Instant.parse(text.substring(0, text.length() - 1) + ":00Z");
        }

        @Override
        void write(XmlBytes xml, Tag tag, Object value) {
            xml.minute(tag, (Instant) value);
        }
    }

    private static final class Decimals extends ElementContent {
        @Override
        Object read(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
            return new BigDecimal(at.collapsed(element));
        }

        @Override
        void write(XmlBytes xml, Tag tag, Object value) {
            xml.element(tag, ((BigDecimal) value).toPlainString());
        }
    }

    private static final class Flags extends ElementContent {
        @Override
        Object read(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
            String text = at.collapsed(element);
            return text.equals("true") || text.equals("1");
        }

        @Override
        void write(XmlBytes xml, Tag tag, Object value) {
            xml.element(tag, value.toString());
        }
    }

    private static final class ValuesWithUnit extends ElementContent {
        @Override
        Object read(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
            String unit = at.readWithAttribute(element, "unit");
            return new ValueWithUnit(new String(at.text(), 0, at.length()), unit == null ? "" : unit);
        }

        @Override
        void write(XmlBytes xml, Tag tag, Object value) {
            ValueWithUnit size = (ValueWithUnit) value;
            xml.element(tag, "unit", size.unitCode(), size.value());
        }
    }

    private static final class Positions extends ElementContent {
        @Override
        Object read(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
            return Integer.valueOf(at.collapsed(element));
        }

        @Override
        void write(XmlBytes xml, Tag tag, Object value) {
            xml.element(tag, value.toString());
        }
    }

    private static final class Records extends ElementContent {
        private final RecordShape shape;

        Records(RecordShape shape) {
            this.shape = shape;
        }

        @Override
        Object read(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
            at.enter(element);
            Object[] values = shape.absentValues();
            shape.read(at, values);
            at.leave();
            return shape.construct(values);
        }

        @Override
        void write(XmlBytes xml, Tag tag, Object value) {
            xml.open(tag);
            shape.write(xml, value);
            xml.close(tag);
        }
    }
}
