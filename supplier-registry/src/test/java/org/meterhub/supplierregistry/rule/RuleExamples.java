package org.meterhub.supplierregistry.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/**
 * Examples for the rules of a process: one request that keeps them all, and for each rule at least one that breaks it. Each is judged by the rule as
 * it stands in the process's own book.
 *
 * @param <R> the process's request
 * @param <F> what its rules know
 */
public final class RuleExamples<R, F> {

    private final String process;
    private final RuleBook<R, F> book;
    private final R goodRequest;
    private final F goodFacts;
    private final UnaryOperator<F> unseen;
    private final List<Example<R, F>> examples = new ArrayList<>();

    private record Example<R, F>(Class<?> rule, Optional<RejectionCode> code, R request, F facts) {}

    /**
     * @param goodRequest keeps every rule of the book in the light of the good facts
     * @param unseen what is left of facts when the registry is not asked
     */
    public RuleExamples(String process, RuleBook<R, F> book, R goodRequest, F goodFacts, UnaryOperator<F> unseen) {
        this.process = process;
        this.book = book;
        this.goodRequest = goodRequest;
        this.goodFacts = goodFacts;
        this.unseen = unseen;
    }

    public RuleExamples<R, F> refuses(Class<?> rule, RejectionCode code, R request) {
        return refuses(rule, code, request, goodFacts);
    }

    /** The good request breaks the rule in the light of other facts. */
    public RuleExamples<R, F> refusesAmong(F facts, Class<?> rule, RejectionCode code) {
        return refuses(rule, code, goodRequest, facts);
    }

    public RuleExamples<R, F> refuses(Class<?> rule, RejectionCode code, R request, F facts) {
        examples.add(new Example<>(rule, Optional.of(code), request, facts));
        return this;
    }

    public RuleExamples<R, F> accepts(Class<?> rule, R request, F facts) {
        examples.add(new Example<>(rule, Optional.empty(), request, facts));
        return this;
    }

    public String process() {
        return process;
    }

    public R goodRequest() {
        return goodRequest;
    }

    public F goodFacts() {
        return goodFacts;
    }

    public List<Class<?>> rules() {
        return book.ruleClasses();
    }

    /** How many examples there are beside the good one. */
    public int size() {
        return examples.size();
    }

    /** Judges all examples. */
    public void check() {
        assertThat(book.judgeInput(goodRequest))
                .as("%s: the good example", process)
                .isEmpty();
        assertThat(book.judgeDomain(goodRequest, goodFacts))
                .as("%s: the good example", process)
                .isEmpty();
        for (Example<R, F> example : examples) {
            assertThat(judge(example).map(Rejection::code))
                    .as("%s: %s judges %s", process, example.rule.getSimpleName(), example.request)
                    .isEqualTo(example.code);
        }
    }

    /**
     * What is foreseen of any example comes true in the light of its facts, and of the good one nothing is foreseen.
     *
     * @return how many refusals were foreseen
     */
    public int checkForesight() {
        assertThat(book.foresee(goodRequest, unseen.apply(goodFacts)))
                .as(process)
                .isEmpty();
        int foreseen = 0;
        for (Example<R, F> example : examples) {
            List<Rejection> early = book.foresee(example.request, unseen.apply(example.facts));
            List<Rejection> input = book.judgeInput(example.request);
            assertThat(input.isEmpty() ? book.judgeDomain(example.request, example.facts) : input)
                    .as("%s: %s", process, example.request)
                    .extracting(Rejection::code, Rejection::field)
                    .containsAll(early.stream()
                            // What only an exception would let through is told with the exception, which may be the
                            // case.
                            .filter(rejection -> !rejection.detail().contains(", unless "))
                            .map(rejection -> tuple(rejection.code(), rejection.field()))
                            .toList());
            foreseen += early.size();
        }
        return foreseen;
    }

    /** Rules that no example breaks. */
    public Set<String> rulesNeverBroken() {
        Set<Class<?>> broken = new LinkedHashSet<>();
        examples.stream().filter(example -> example.code.isPresent()).forEach(example -> broken.add(example.rule));
        Set<String> never = new TreeSet<>();
        for (Class<?> rule : rules()) {
            if (!broken.contains(rule)) {
                never.add(process + ": " + rule.getSimpleName());
            }
        }
        return never;
    }

    private Optional<Rejection> judge(Example<R, F> example) {
        for (InputRule<? super R> rule : book.inputRules()) {
            if (rule.getClass() == example.rule) {
                return rule.judge(example.request);
            }
        }
        for (DomainRule<? super R, ? super F> rule : book.domainRules()) {
            if (rule.getClass() == example.rule) {
                return rule.judge(example.request, example.facts);
            }
        }
        throw new AssertionError(process + " has no rule " + example.rule.getSimpleName());
    }

    @Override
    public String toString() {
        return process;
    }
}
