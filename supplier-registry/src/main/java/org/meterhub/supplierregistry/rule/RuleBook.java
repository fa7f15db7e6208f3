package org.meterhub.supplierregistry.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.meterhub.marketmodel.Rejection;

/**
 * The rules of a process in their order of precedence, in levels: a level is judged when the one before it is kept, and all rules of a level run, so that
 * the answer names everything broken. The first level, structure, is the schema's. The last holds the rules whose answer tells of another's request: they
 * are judged when nothing else is broken, so that nobody learns of it by asking for what could not be granted anyway
 * (docs/decisions/0014-what-the-hub-tells-of-others.md).
 *
 * @param <R> the process's request
 * @param <F> what its rules must know of the registry
 */
public final class RuleBook<R, F> {

    private final List<InputRule<? super R>> input;
    private final List<DomainRule<? super R, ? super F>> domain;
    private final List<DomainRule<? super R, ? super F>> disclosing;

    public RuleBook(List<InputRule<? super R>> input, List<DomainRule<? super R, ? super F>> domain) {
        this(input, domain, List.of());
    }

    /** @param disclosing the rules that tell of another's request */
    public RuleBook(
            List<InputRule<? super R>> input,
            List<DomainRule<? super R, ? super F>> domain,
            List<DomainRule<? super R, ? super F>> disclosing) {
        this.input = List.copyOf(input);
        this.domain = List.copyOf(domain);
        this.disclosing = List.copyOf(disclosing);
    }

    public List<Rejection> judgeInput(R request) {
        List<Rejection> rejections = new ArrayList<>();
        for (InputRule<? super R> rule : input) {
            rule.judge(request).ifPresent(rejections::add);
        }
        return rejections;
    }

    public List<Rejection> judgeDomain(R request, F facts) {
        List<Rejection> rejections = judge(domain, request, facts);
        return rejections.isEmpty() ? judge(disclosing, request, facts) : rejections;
    }

    private List<Rejection> judge(List<DomainRule<? super R, ? super F>> rules, R request, F facts) {
        List<Rejection> rejections = new ArrayList<>();
        for (DomainRule<? super R, ? super F> rule : rules) {
            rule.judge(request, facts).ifPresent(rejections::add);
        }
        return rejections;
    }

    /**
     * What is refused whatever the registry holds, level by level as ever.
     *
     * @param unseen facts that hold only the present, the market's profile, and what the request itself says
     */
    public List<Rejection> foresee(R request, F unseen) {
        List<Rejection> rejections = judgeInput(request);
        if (rejections.isEmpty()) {
            for (DomainRule<? super R, ? super F> rule : domain) {
                rule.foresee(request, unseen).ifPresent(rejections::add);
            }
        }
        return rejections;
    }

    public List<InputRule<? super R>> inputRules() {
        return input;
    }

    public List<DomainRule<? super R, ? super F>> domainRules() {
        return Stream.<DomainRule<? super R, ? super F>>concat(domain.stream(), disclosing.stream())
                .toList();
    }

    /** The classes of all rules, in order. */
    public List<Class<?>> ruleClasses() {
        return Stream.<Object>concat(input.stream(), domainRules().stream())
                .<Class<?>>map(Object::getClass)
                .toList();
    }
}
