package org.example.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a party does with what lies in its mailboxes. */
class MailboxRoutesTest extends PartyTest {

    private static final LocalDate LONG_DAY = LocalDate.parse("2026-10-25");

    @Override
    PartySettings settings() {
        return supplier();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        MarketParty party = new MarketParty(settings());
        return new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                getContext().addRoutes(new MailboxRoutes(party));
                getContext().addRoutes(new AnswerRoutes(party));
            }
        };
    }

    @BeforeEach
    void theTestFillsTheMailboxes() throws Exception {
        for (String category : MailboxRoutes.CATEGORIES) {
            AdviceWith.adviceWith(
                    context, "mailbox.take-" + category, route -> route.replaceFromWith("direct:" + category));
        }
    }

    private void arrives(String id, byte[] document) {
        template.sendBodyAndHeader("direct:MeasureData", document, MarketParty.MESSAGE_ID, id);
    }

    @Test
    void values_become_a_row_for_each_hour_of_a_long_day() throws Exception {
        context.start();
        byte[] document = HubDocuments.values("doc-1", TINDEKRAFT, LONG_DAY);
        arrives("doc-1", document);
        List<String> lines = read("values/doc-1.csv").lines().toList();
        assertThat(lines)
                .hasSize(1 + 25)
                .startsWith(
                        "metering_point;type;resolution;from;quantity_kwh;quality;registered_at;transaction",
                        "707057500010000015;E17;PT1H;2026-10-24T22:00:00Z;;A02;2026-11-03T06:00:00Z;doc-1-1",
                        "707057500010000015;E17;PT1H;2026-10-24T23:00:00Z;1.250;A03;2026-11-03T06:00:00Z;doc-1-1",
                        "707057500010000015;E17;PT1H;2026-10-25T00:00:00Z;1.250;;2026-11-03T06:00:00Z;doc-1-1")
                .endsWith("707057500010000015;E17;PT1H;2026-10-25T22:00:00Z;1.250;;2026-11-03T06:00:00Z;doc-1-1");
        assertThat(folder.resolve("received/doc-1.xml")).hasBinaryContent(document);
    }

    @Test
    void a_rejection_is_told_with_what_its_code_means() throws Exception {
        context.start();
        arrives(
                "doc-1",
                HubDocuments.refusal("doc-1", TINDEKRAFT, "mine", "D02", "00101 The message id has been used"));
        arrives("doc-2", HubDocuments.refusal("doc-2", TINDEKRAFT, "mine", "E17", "=HYPERLINK()"));
        arrives("doc-3", HubDocuments.confirmation("doc-3", TINDEKRAFT, "t-1"));
        assertThat(read("answers/doc-1.csv").lines())
                .containsExactly(
                        "answered_at;document;transaction;metering_point;answer;code;meaning;text",
                        "2026-11-03T07:00:01Z;mine;;;refused;00101;The message id has been used by this sender;"
                                + "00101 The message id has been used");
        assertThat(read("answers/doc-2.csv"))
                .contains("refused;E17;The date is not within the time limits;'=HYPERLINK()");
        assertThat(read("answers/doc-3.csv")).contains(";t-1;707057500010000015;confirmed;;;");
        assertThat(files("values")).isEmpty();
    }

    @Test
    void a_second_copy_is_not_done_again() throws Exception {
        MockEndpoint stored = mockOf("values.store");
        context.start();
        stored.expectedMessageCount(1);
        byte[] document = HubDocuments.values("doc-1", TINDEKRAFT, LONG_DAY);
        arrives("doc-1", document);
        arrives("doc-1", document);
        stored.assertIsSatisfied();
    }

    /** What was begun and not finished must not count as done: the program may end at any moment. */
    @Test
    void a_document_counts_as_taken_only_when_all_is_done() throws Exception {
        MockEndpoint stored = mockOf("values.store");
        context.start();
        stored.whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("the program ends here; taken so far: " + read("taken.txt"));
        });
        byte[] document = HubDocuments.values("doc-1", TINDEKRAFT, LONG_DAY);
        assertThatThrownBy(() -> arrives("doc-1", document))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseMessage("the program ends here; taken so far: ");
        arrives("doc-1", document);
        stored.expectedMessageCount(2);
        stored.assertIsSatisfied();
        assertThat(read("taken.txt")).contains("doc-1");
    }

    /** Given back, it would come again until the hub takes it for dead. */
    @Test
    void a_full_disk_is_waited_for_with_the_document_in_hand() throws Exception {
        MockEndpoint stored = mockOf("values.store");
        context.start();
        stored.whenExchangeReceived(1, exchange -> {
            throw new IOException("No space left on device");
        });
        arrives("doc-1", HubDocuments.values("doc-1", TINDEKRAFT, LONG_DAY));
        stored.expectedMessageCount(2);
        stored.assertIsSatisfied();
    }

    @Test
    void what_is_not_understood_is_kept_and_not_given_back() throws Exception {
        context.start();
        arrives("doc-1", "<Invoice xmlns=\"urn:other\"/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(files("received")).containsExactly("doc-1.xml");
    }

    @Test
    void files_stand_whole_or_not_at_all_and_outside_their_folder_never() throws Exception {
        context.start();
        assertThat(context.getEndpoints().stream()
                        .filter(FileEndpoint.class::isInstance)
                        .map(FileEndpoint.class::cast))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(file -> {
                    assertThat(file.getTempPrefix()).isEqualTo(".being-written-");
                    assertThat(file.isEagerDeleteTargetFile()).isFalse();
                    assertThat(file.isForceWrites()).isTrue();
                });
        arrives("../doc-1", HubDocuments.confirmation("doc-1", TINDEKRAFT, "t-1"));
        assertThat(Files.exists(folder.resolve("doc-1.xml"))).isFalse();
    }

    /** Where a route ends in a file, a mock stands. */
    private MockEndpoint mockOf(String route) throws Exception {
        AdviceWith.adviceWith(context, route, advice -> advice.weaveByToUri("file:*")
                .replace()
                .to("mock:file"));
        return getMockEndpoint("mock:file");
    }
}
