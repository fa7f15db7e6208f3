package org.meterhub.marketmodel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on the class of each rule that a party's document is judged by, and names it for {@code docs/reference/rules.md}. What the rule demands is said by
 * the class's own comment, what it answers by its sentence, and examples by the tests: the page puts them together.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MarketRule {

    /** What pages and people call the rule: lower case with dashes, one of its kind in all of the hub, and the same for ever. */
    String id();

    /** Every code that the rule may refuse with. */
    RejectionCode[] codes();

    /** Where the rule is published; {@link RuleSource#DERIVED} beside another where the source says only a part of it. */
    RuleSource[] sources();
}
