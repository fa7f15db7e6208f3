package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MeteredDataTerms;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.UnchangedSeries;
import org.meterhub.marketplay.Conversation;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.Narrator;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.marketplay.Storyteller;
import org.meterhub.messageschemas.DocumentType;

/** The same values twice, under new ids: what becomes of the second delivery is the market's to say. And an agency that has no mailbox holds nothing up. */
class UnchangedSeriesTest {

    private static final Path MARKET =
            Path.of(System.getProperty("meterhub.root")).resolve("examples/market");
    private static final String PRODUCTION = "707057500010004013";
    private static final PartyId NOBODY = PartyId.of("5790001330552");

    private static final List<String> TWICE = List.of(
            "PARTY fjordbygd 7080000010011",
            "CLOCK 2026-10-27 08:00",
            "SEND fjordbygd VALUES OF " + PRODUCTION + " 2026-10-24 TO 2026-10-25",
            "EXPECT VALUES OF " + PRODUCTION + " 2026-10-24 TO 2026-10-25 WHERE THEY BELONG",
            "SEND fjordbygd VALUES OF " + PRODUCTION + " 2026-10-24 TO 2026-10-25");

    @ParameterizedTest
    @EnumSource
    void the_same_values_again(UnchangedSeries wanted, @TempDir Path folder) throws Exception {
        MarketProfile norway = MarketProfile.norway();
        MeteredDataTerms terms = norway.meteredData()
                .withReminders(false)
                .withAuthorities(NOBODY, NOBODY)
                .with(wanted);
        HubConfiguration configuration = ExampleHub.configuration(folder, null).with(norway.with(terms));
        try (ExampleHub example = ExampleHub.start(configuration, MARKET);
                Storyteller story = new Storyteller(
                        example.hub(), example.clock(), example.market(), example.secrets(), Narrator.SILENT, null)) {
            tell(story, TWICE);
            switch (wanted) {
                case STORE ->
                    tell(
                            story,
                            List.of("EXPECT VALUES OF " + PRODUCTION + " 2026-10-24 TO 2026-10-25 WHERE THEY BELONG"));
                case IGNORE -> {
                    // Nothing comes, and the story waits for that below.
                }
                case REFUSE -> tell(story, List.of("EXPECT fjordbygd ANY REFUSAL WITH E86"));
            }
            tell(story, List.of("EXPECT NOTHING MORE", "EXPECT THE LOG TO HOLD EVERY MESSAGE"));
            assertThat(story.mailroom().all())
                    .filteredOn(document -> document.type() == DocumentType.VALIDATED_MEASURE_DATA)
                    .extracting(ReceivedDocument::receiver)
                    .hasSize(wanted == UnchangedSeries.STORE ? 2 : 1);
        }
    }

    private static void tell(Storyteller story, List<String> lines) throws Exception {
        List<Conversation.Line> numbered = new ArrayList<>();
        lines.forEach(line -> numbered.add(new Conversation.Line(numbered.size() + 1, line)));
        story.tell(new Conversation(numbered));
        assertThat(story.failures()).isEmpty();
    }
}
