package org.meterhub.marketdocuments;

import java.time.Instant;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import javax.xml.datatype.XMLGregorianCalendar;

/** Instants and lengths of time as JAXB has them. */
public final class XmlTime {

    private static final DatatypeFactory TYPES = types();

    private XmlTime() {}

    private static DatatypeFactory types() {
        try {
            return DatatypeFactory.newInstance();
        } catch (DatatypeConfigurationException missing) {
            throw new IllegalStateException("this Java has no XML data types", missing);
        }
    }

    /** In UTC, as {@code 2026-10-24T22:00:00Z}. */
    public static XMLGregorianCalendar of(Instant instant) {
        return TYPES.newXMLGregorianCalendar(instant.toString());
    }

    /** @param iso for example {@code PT15M} */
    public static Duration duration(String iso) {
        return TYPES.newDuration(iso);
    }

    /** @throws java.time.format.DateTimeParseException when it has no zone, and so names no instant */
    public static Instant instant(XMLGregorianCalendar time) {
        return java.time.OffsetDateTime.parse(time.toXMLFormat()).toInstant();
    }

    /** As the ends of a period are written: {@code 2026-10-24T22:00Z}. @param instant a whole minute */
    public static String minute(Instant instant) {
        if (instant.getEpochSecond() % 60 != 0 || instant.getNano() != 0) {
            throw new IllegalArgumentException(instant + " is no whole minute, as the ends of a period are");
        }
        return instant.toString().replaceFirst(":00Z$", "Z");
    }

    /** An end of a period. */
    public static Instant instant(String minute) {
        return Instant.parse(minute.replaceFirst("Z$", ":00Z"));
    }
}
