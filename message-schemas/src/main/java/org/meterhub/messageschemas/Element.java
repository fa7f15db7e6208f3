package org.meterhub.messageschemas;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the element of the document that a record's component stands for. The components of a record stand in the order of the elements,
 * and a test compares them with the schemas: name, order, how often, type.
 *
 * <p>A component is one of
 *
 * <ul>
 *   <li>{@code String}: a text, or with {@link #type} a value of that type of the schema, such as a code of a list, without blanks around it;
 *       absent it is an empty text;
 *   <li>{@link CodedId}, {@link DocumentTime}: absent they are {@code ABSENT};
 *   <li>{@link java.time.Instant} (a whole minute), {@link java.math.BigDecimal}, {@link Boolean}, {@link ValueWithUnit}, {@code int} (a
 *       position): absent they are null;
 *   <li>another such record, absent null; or a {@code List} of such records, absent empty.
 * </ul>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Element {

    /**
     * The local name. With slashes, {@code Period/timeInterval/start}, it tells the way to an element that lies deeper; the elements on the way
     * hold one thing each or several components that follow each other, and stand in the document when one of these does.
     */
    String value();

    /** The type of the value in the schema, where it is a code or another value with a form of its own: {@code ReasonCode}, {@code xs:duration}. */
    String type() default "";

    /** Whether the element, or one on the way to it, may be missing; of a list, whether it may be empty. */
    boolean optional() default false;

    /** The code that the schema gives to the empty element. */
    String whenEmpty() default "";
}
