package org.meterhub.messageschemas.documents;

import org.meterhub.messageschemas.Element;

/**
 * Who is reached for a customer, as RSM-027 and RSM-028 tell it. What is absent is empty.
 *
 * @param name who is written to
 * @param attention to whose attention
 * @param phone at most 15 characters
 * @param otherPhone at most 15 characters
 * @param email at most 70 characters
 */
public record ContactPerson(
        @Element(value = "name", optional = true) String name,
        @Element(value = "attn_Names.name", optional = true) String attention,
        @Element(value = "phone1/ituPhone", optional = true) String phone,
        @Element(value = "phone2/ituPhone", optional = true) String otherPhone,

        @Element(value = "electronicAddress/email1", optional = true)
        String email) {

    /** Nobody of whom anything is told. */
    public static final ContactPerson NONE = new ContactPerson("", "", "", "", "");
}
