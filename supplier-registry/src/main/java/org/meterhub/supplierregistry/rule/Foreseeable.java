package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;

/** A rule of the domain that looks at nothing but the request, the present and the market's profile: what it says can be said before the request is sent. */
public interface Foreseeable<R, F> extends DomainRule<R, F> {

    @Override
    default Optional<Rejection> foresee(R request, F unseen) {
        return judge(request, unseen);
    }
}
