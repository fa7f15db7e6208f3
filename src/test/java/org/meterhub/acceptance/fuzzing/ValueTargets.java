package org.meterhub.acceptance.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.meterhub.hubapp.configuration.ConfigurationReader;
import org.meterhub.hubapp.configuration.InvalidConfiguration;
import org.meterhub.hubroutes.Queues;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.Eic;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.DocumentTime;

/** Single values and settings. */
final class ValueTargets {

    /** The years of which the market's documents, its database and its calendar can speak. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private ValueTargets() {}

    static void numbers(byte[] input) {
        String text = new String(input, UTF_8);
        for (CheckDigits checkDigits : CheckDigits.values()) {
            PartyId.parse(text, checkDigits).ifPresent(party -> {
                assertThat(party.value()).isEqualTo(text).isASCII();
                assertThat(Gln.isValid(text, checkDigits)).isEqualTo(party instanceof Gln);
                assertThat(Eic.isValid(text, checkDigits)).isEqualTo(party instanceof Eic);
            });
            if (Gsrn.isValid(text, checkDigits)) {
                assertThat(Gsrn.ofLong(new Gsrn(text).toLong()).value()).isEqualTo(text);
            }
        }
        if (GridAreaCode.isValid(text)) {
            assertThat(new GridAreaCode(text).value()).hasSize(3).isASCII();
        }
        Optional<PartyId> sender = Queues.partyOf(text);
        sender.ifPresent(party -> assertThat(text).startsWith("market.in." + party.value() + "."));
    }

    static void dates(byte[] input) {
        instant(new DocumentTime(new String(input, UTF_8)));
    }

    /** An instant that was read can be written, read again, stored, and put into the market's calendar. */
    static void instant(DocumentTime time) {
        time.instant().ifPresent(instant -> {
            assertThat(instant).isBetween(FIRST, END);
            Instant seconds = instant.truncatedTo(ChronoUnit.SECONDS);
            assertThat(DocumentTime.of(instant).instant()).contains(seconds);
            assertThat(Instant.ofEpochMilli(instant.toEpochMilli())).isEqualTo(instant.truncatedTo(ChronoUnit.MILLIS));
            assertThat(MarketCalendar.NORWAY.startOf(MarketCalendar.NORWAY.dayOf(instant)))
                    .isBeforeOrEqualTo(instant);
        });
    }

    /** Settings are taken, or every problem is listed. */
    static void settings(byte[] input) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(input));
        } catch (IllegalArgumentException badEscape) {
            return;
        }
        try {
            assertThat(ConfigurationReader.of(properties, Map.of())).isNotNull();
        } catch (InvalidConfiguration refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
