package org.meterhub.messageschemas;

/** The strict reader met what the schema does not allow. It carries nothing: the schema validator explains, reading the same bytes. */
final class NotOfTheSchema extends Exception {

    private static final long serialVersionUID = 1L;

    static final NotOfTheSchema HERE = new NotOfTheSchema();

    private NotOfTheSchema() {
        super("not of the schema", null, false, false);
    }
}
