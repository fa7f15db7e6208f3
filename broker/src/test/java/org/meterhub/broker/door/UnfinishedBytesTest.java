package org.meterhub.broker.door;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnfinishedBytesTest {

    private static final int DOCUMENT_BYTES_MAX = 1_000;

    private final UnfinishedBytes unfinished =
            new UnfinishedBytes(new DoorLimits(DOCUMENT_BYTES_MAX, 10, 100, 3_000, 6_000, 64));

    @Test
    void a_party_that_begins_many_and_ends_none_is_stopped() throws Refused {
        unfinished.add("anna", 3_000);
        assertThatThrownBy(() -> unfinished.add("anna", 1)).hasMessageContaining("at most 3000 bytes");
    }

    @Test
    void whatever_others_have_begun_one_document_of_everybody_finds_room() throws Refused {
        unfinished.add("anna", 3_000);
        unfinished.add("berit", 3_000);
        unfinished.add("cato", DOCUMENT_BYTES_MAX);
        assertThatThrownBy(() -> unfinished.add("cato", 11)).hasMessageContaining("while others send much");
        unfinished.release("anna", 3_000);
        unfinished.add("cato", 11);
    }
}
