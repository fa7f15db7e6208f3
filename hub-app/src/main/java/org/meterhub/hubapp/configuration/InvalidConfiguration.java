package org.meterhub.hubapp.configuration;

import java.util.List;

/** The hub refuses to start: its settings have problems, all of which are listed. */
public final class InvalidConfiguration extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidConfiguration(List<String> problems) {
        super(problems.size() + " problem(s) in the configuration:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each: which setting, what was found, what was expected. */
    public List<String> problems() {
        return problems;
    }
}
