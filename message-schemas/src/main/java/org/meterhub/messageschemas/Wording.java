package org.meterhub.messageschemas;

/** The same said in English and in Norwegian (bokmål). */
public record Wording(String english, String norwegian) {

    static final Wording NOTHING = new Wording("", "");
}
