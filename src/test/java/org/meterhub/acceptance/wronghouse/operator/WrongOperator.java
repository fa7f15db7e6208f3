package org.meterhub.acceptance.wronghouse.operator;

import org.meterhub.acceptance.wronghouse.hubapp.Application;

/** Knows the whole hub. */
public record WrongOperator(Application hub) {}
