package org.meterhub.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.acceptance.fixtures.PublicDocuments;
import org.meterhub.acceptance.fixtures.PublicVariants;
import org.meterhub.acceptance.fixtures.PublicVariants.Variant;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messageschemas.DocumentType;

/**
 * Whatever document comes in, right or with a slip, everything that the hub sends because of it is valid by the public rules, and nothing is put aside. The public rules are read from a table of their own, not from the hub's schemas.
 */
class SentIsPublicLawTest {

    private static final int ROUNDS = 30;
    private static final int DAYS = 30;

    @Test
    void what_the_hub_sends_because_of_any_document_is_valid_by_the_public_rules(@TempDir Path folder)
            throws Exception {
        long seed = Long.getLong("meterhub.seed", System.nanoTime());
        System.out.println("sent is public: seed " + seed);
        PublicDocuments rules = PublicDocuments.read();
        assertThat(rules.size()).isEqualTo(DocumentType.values().length);
        List<DocumentType> inbound = Arrays.stream(DocumentType.values())
                .filter(DocumentType::isInbound)
                .toList();
        try (LiveMarket live = LiveMarket.start(folder, null)) {
            PublicVariants variants = new PublicVariants(rules, live, new Random(seed));
            int sent = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (DocumentType type : inbound) {
                    Variant variant = variants.next(type, round % 3 == 2);
                    if (!variant.slip()) {
                        assertThat(live.documents().violations(type, variant.content()))
                                .as(
                                        "%s is valid by the public rules; by ours it is not",
                                        new String(variant.content(), UTF_8))
                                .isEmpty();
                    }
                    live.send(
                            variant.sender(),
                            type.group().transaction().equals("Series") ? Channel.MEASURE : Channel.STRUCTURE,
                            variant.content());
                    sent++;
                }
                live.awaitIdle();
            }
            for (int day = 0; day < DAYS; day++) {
                live.example().clock().advanceTo(live.now().plus(Duration.ofDays(1)));
            }
            live.awaitIdle();
            Map<DocumentType, Integer> received = new EnumMap<>(DocumentType.class);
            for (ReceivedDocument document : live.mailroom().all()) {
                received.merge(document.type(), 1, Integer::sum);
                assertThat(rules.faults(document.content()))
                        .as(new String(document.content(), UTF_8))
                        .isEmpty();
            }
            System.out.println("sent is public: " + sent + " documents sent, received " + received);
            assertThat(live.quarantined()).isEmpty();
            assertThat(live.dead()).isZero();
            assertThat(received).hasSizeGreaterThan(15);
        }
    }
}
