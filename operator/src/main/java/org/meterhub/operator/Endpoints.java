package org.meterhub.operator;

import io.javalin.config.RoutesConfig;

/** Answers some addresses of the admin port. */
public interface Endpoints {

    /** Called once, before the port is opened. */
    void addTo(RoutesConfig routes);
}
