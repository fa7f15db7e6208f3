package org.meterhub.hubroutes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

class QueuesTest {

    @Test
    void an_inbound_address_belongs_to_its_party() {
        PartyId party = PartyId.of("7080000010011");
        for (Channel channel : Channel.values()) {
            assertThat(Queues.partyOf(Queues.in(party, channel))).contains(party);
        }
    }

    /** Fuzzing found the first: its beginning and its end overlap, and the length between them was below zero. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "market.in.measure",
                "market.in.structure",
                "market.in..measure",
                "market.in",
                "",
                "market.in.7080000010011.measure::hub.measure",
                "market.out.7080000010011.measure"
            })
    void other_addresses_are_nobodys(String address) {
        assertThat(Queues.partyOf(address)).isEmpty();
    }
}
