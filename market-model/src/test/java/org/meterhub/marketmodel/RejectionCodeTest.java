package org.meterhub.marketmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RejectionCodeTest {

    @Test
    void every_code_has_a_meaning_in_both_languages_and_stands_once() {
        assertThat(Arrays.stream(RejectionCode.values()).map(RejectionCode::code))
                .doesNotHaveDuplicates();
        assertThat(RejectionCode.values()).allSatisfy(code -> {
            assertThat(code.meaning()).isNotBlank();
            assertThat(code.meaningNorwegian()).isNotBlank().isNotEqualTo(code.meaning());
        });
    }

    @Test
    void header_codes_come_first_and_travel_under_the_general_error() {
        RejectionCode[] codes = RejectionCode.values();
        for (int i = 1; i < codes.length; i++) {
            assertThat(codes[i].isHeaderCode() && !codes[i - 1].isHeaderCode()).isFalse();
        }
        Rejection rejection = RejectionCode.MESSAGE_ID_USED.at("mRID", "id 7");
        assertThat(rejection.code().codeInDocuments()).isEqualTo("D02");
        assertThat(rejection.text()).startsWith("00101 ").contains("id 7").contains("mRID");
    }
}
