package org.meterhub.marketmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdentifiersTest {

    @Test
    void takes_the_hubs_own_number_and_refuses_it_with_any_other_check_digit() {
        assertThat(Gln.isValid("5790001330552")).isTrue();
        for (char last = '0'; last <= '9'; last++) {
            assertThat(Gln.isValid("579000133055" + last)).isEqualTo(last == '2');
        }
    }

    @Test
    void refuses_what_is_not_digits_or_not_of_the_right_length() {
        for (String text : new String[] {"", "579000133055", "57900013305522", "579000133055X", "٥790001330552"}) {
            assertThat(Gln.isValid(text)).as(text).isFalse();
        }
        assertThatThrownBy(() -> new Gsrn("57131318000000000X"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("57131318000000000X");
    }

    /** Some markets have wrong numbers in use. What has not even the form of a number is none in any of them. */
    @Test
    void takes_a_wrong_check_digit_where_the_market_only_warns() {
        assertThat(Gsrn.isValid("571313180000000006", CheckDigits.REFUSE)).isFalse();
        assertThat(Gsrn.isValid("571313180000000006", CheckDigits.WARN)).isTrue();
        assertThat(Gsrn.isValid("57131318000000000X", CheckDigits.WARN)).isFalse();
        assertThat(PartyId.parse("5790001330553", CheckDigits.REFUSE)).isEmpty();
        assertThat(PartyId.parse("5790001330553", CheckDigits.WARN)).contains(new Gln("5790001330553"));
        assertThat(PartyId.parse("10YNO-1--------3", CheckDigits.REFUSE)).isEmpty();
        assertThat(PartyId.parse("10YNO-1--------3", CheckDigits.WARN)).contains(new Eic("10YNO-1--------3"));
        assertThat(PartyId.parse("10yno-1--------2", CheckDigits.WARN)).isEmpty();
    }

    @Test
    void completes_a_body_with_its_check_digit() {
        assertThat(Gsrn.ofBody("57131318000000000").value()).isEqualTo("571313180000000005");
        assertThat(Gln.ofBody("579000133055")).isEqualTo(new Gln("5790001330552"));
    }

    @Test
    void a_gsrn_survives_the_way_through_a_long() {
        for (String body : new String[] {"57131318000000000", "70705750000000001", "00000000000000001"}) {
            Gsrn gsrn = Gsrn.ofBody(body);
            assertThat(Gsrn.ofLong(gsrn.toLong())).isEqualTo(gsrn);
        }
    }

    @Test
    void checks_the_check_character_of_an_eic() {
        // Public codes of the Danish and Norwegian bidding zones.
        for (String code :
                new String[] {"10YDK-1--------W", "10YNO-1--------2", "10YNO-2--------T", "10YNO-0--------C"}) {
            assertThat(Eic.isValid(code)).as(code).isTrue();
        }
        assertThat(Eic.isValid("10YNO-1--------3")).isFalse();
        assertThat(Eic.isValid("10yno-1--------2")).isFalse();
    }

    @Test
    void reads_either_kind_of_party_number() {
        assertThat(PartyId.of("5790001330552").codingScheme()).isEqualTo("A10");
        assertThat(PartyId.of("10YNO-1--------2").codingScheme()).isEqualTo("A01");
        assertThat(PartyId.parse("nobody")).isEmpty();
    }
}
