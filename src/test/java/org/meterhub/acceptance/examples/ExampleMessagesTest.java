package org.meterhub.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.meterhub.acceptance.fixtures.DocumentAssert.assertThatDocument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.broker.ForeignClient;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.check.DocumentCheck;
import org.meterhub.marketdocuments.CimDocuments;
import org.meterhub.marketdocuments.CimHead;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.Conversation;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.Narrator;
import org.meterhub.marketplay.Storyteller;
import org.meterhub.messagelog.LogKind;
import org.meterhub.messagelog.LogQuery;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MailboxCategory;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.XmlLimits;

/**
 * The documents of {@code examples/messages}, sent with the programs of {@code examples/python} and {@code examples/java} to a hub to which the demo's story has
 * been told: each is answered as the list beside them says.
 */
class ExampleMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String QUIET_SECONDS = "2";

    @TempDir
    private Path folder;

    @Test
    void every_document_that_lies_there_is_on_the_list() throws IOException {
        try (Stream<Path> files = Files.list(ExampleMessages.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".xml")))
                    .containsExactlyInAnyOrderElementsOf(ExampleMessages.read().stream()
                            .map(ExampleMessages::file)
                            .toList());
        }
    }

    /** Every request that the hub carries out has an example. */
    @Test
    void every_request_has_an_example() throws IOException {
        CimDocuments documents = new CimDocuments();
        Set<DocumentType> shown = EnumSet.noneOf(DocumentType.class);
        for (ExampleMessages example : ExampleMessages.read()) {
            shown.add(documents.identify(example.content()).orElseThrow());
        }
        Set<DocumentType> inbound = Stream.of(DocumentType.values())
                // Nobody can ask for services.
                .filter(type -> type.isInbound() && type != DocumentType.SERVICE_REQUEST)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DocumentType.class)));
        assertThat(shown).isEqualTo(inbound);
    }

    @Test
    void hub_check_accepts_every_one() throws IOException {
        DocumentCheck check = new DocumentCheck(
                new MarketDocuments(XmlLimits.MARKET), MarketProfile.norway(), () -> ExampleMessages.NOW);
        for (ExampleMessages example : ExampleMessages.read()) {
            assertThat(check.check(example.content()).findings())
                    .as(example.file())
                    .isEmpty();
        }
    }

    @Test
    void every_one_gets_the_answer_that_the_list_names() throws Exception {
        ForeignClient.required();
        try (ExampleHub hub = theDemosHub()) {
            List<ExampleMessages> examples = ExampleMessages.read();
            long judged = judged(hub);
            for (ExampleMessages example : examples) {
                String channel = example.channel() == Channel.MEASURE ? "measure" : "structure";
                List<String> said = ExamplePrograms.python(
                        hub, example.sender(), "send.py", channel, ExampleMessages.FOLDER.resolve(example.file()));
                assertThat(said).containsExactly("sent " + ExampleMessages.FOLDER.resolve(example.file()));
                judged++;
                long expected = judged;
                await().atMost(PATIENCE).until(() -> judged(hub) == expected);
            }
            await().atMost(PATIENCE).until(() -> theMailboxesHold(hub, examples));
            Map<PartyId, List<byte[]>> received = receiveAll(hub);
            for (ExampleMessages example : examples) {
                if (!example.answer().isEmpty()) {
                    expect(example, received);
                }
            }
        }
    }

    @Test
    void the_programs_in_java_do_the_same() throws Exception {
        try (ExampleHub hub = theDemosHub()) {
            ExampleMessages change = ExampleMessages.read().stream()
                    .filter(example -> example.file().equals("rsm-001-change-of-supplier.xml"))
                    .findFirst()
                    .orElseThrow();
            assertThat(ExamplePrograms.java(
                            hub,
                            change.sender(),
                            "SendDocument.java",
                            "structure",
                            ExampleMessages.FOLDER.resolve(change.file())))
                    // Before it the log of whatever logging is on the class path of tests.
                    .endsWith("sent 1");
            Path kept = folder.resolve("java");
            List<String> said =
                    ExamplePrograms.java(hub, change.sender(), "ReceiveDocuments.java", "DDQ", "MasterData", kept);
            assertThat(said).last().asString().startsWith("RSM-001 ");
            assertThat(documents(kept)).singleElement().satisfies(document -> assertThatDocument(document)
                    .isConfirmation()
                    .to(change.sender())
                    .confirms("change-of-supplier-1"));
        }
    }

    private ExampleHub theDemosHub() throws Exception {
        ExampleHub hub = ExampleHub.start(folder.resolve("hub"), null, ExampleMessages.ROOT.resolve("examples/market"));
        try (Storyteller story =
                new Storyteller(hub.hub(), hub.clock(), hub.market(), hub.secrets(), Narrator.SILENT, null)) {
            story.tell(Conversation.read(ExampleMessages.ROOT.resolve("examples/conversations/first-light.txt")));
            assertThat(story.failures()).isEmpty();
        }
        assertThat(hub.clock().now()).isEqualTo(ExampleMessages.NOW);
        return hub;
    }

    private static long judged(ExampleHub hub) {
        LogQuery query = LogQuery.everything(LogQuery.LIMIT_MAX).ofKinds(EnumSet.of(LogKind.JUDGED));
        return hub.hub()
                .database()
                .inTransaction(unit -> hub.hub().stores().log().search(unit, query))
                .size();
    }

    /** Every answer is written in the transaction of its request or soon after; a mailbox is looked at only when something lies in it. */
    private static boolean theMailboxesHold(ExampleHub hub, List<ExampleMessages> examples) {
        return examples.stream()
                .filter(example -> !example.answer().isEmpty())
                .map(example -> mailbox(hub, example))
                .distinct()
                .allMatch(queue -> hub.hub().broker().messageCount(queue) > 0);
    }

    private static String mailbox(ExampleHub hub, ExampleMessages example) {
        PartyId party = PartyId.of(example.answerTo());
        DocumentType type = Stream.of(DocumentType.values())
                .filter(one -> one.documentName().equals(example.answer()))
                .findFirst()
                .orElseThrow();
        return Queues.out(party, role(hub, party), type.category());
    }

    private static MarketRole role(ExampleHub hub, PartyId party) {
        Set<MarketRole> roles = Objects.requireNonNull(hub.market().parties().get(party));
        return roles.contains(MarketRole.ENERGY_SUPPLIER) ? MarketRole.ENERGY_SUPPLIER : MarketRole.GRID_COMPANY;
    }

    private Map<PartyId, List<byte[]>> receiveAll(ExampleHub hub) throws Exception {
        Map<PartyId, List<byte[]>> received = new java.util.HashMap<>();
        for (PartyId party : hub.market().parties().keySet()) {
            Path kept = folder.resolve(party.value());
            for (MailboxCategory category : MailboxCategory.values()) {
                String queue = Queues.out(party, role(hub, party), category);
                if (hub.hub().broker().messageCount(queue) > 0) {
                    ExamplePrograms.python(
                            hub, party, "receive.py", role(hub, party).code(), category.label(), kept, QUIET_SECONDS);
                }
            }
            received.put(party, documents(kept));
        }
        return received;
    }

    private static List<byte[]> documents(Path kept) throws IOException {
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        List<byte[]> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(kept)) {
            for (Path file : files.sorted().toList()) {
                documents.add(Files.readAllBytes(file));
            }
        }
        return documents;
    }

    private static void expect(ExampleMessages example, Map<PartyId, List<byte[]>> received) {
        PartyId party = PartyId.of(example.answerTo());
        CimDocuments documents = new CimDocuments();
        String transaction = example.file().replaceFirst("rsm-\\d+-", "").replace(".xml", "-1");
        Set<String> came = new TreeSet<>();
        List<byte[]> matching = new ArrayList<>();
        for (byte[] document : Objects.requireNonNull(received.get(party))) {
            Object read = documents.read(document);
            String name = CimDocuments.typeOf(read).documentName();
            came.add(name + " " + CimHead.of(read).process());
            boolean answers = new String(document, java.nio.charset.StandardCharsets.UTF_8).contains(transaction);
            if (name.equals(example.answer())
                    && (answers
                            || !example.answerTo().equals(example.sender().value())
                            || name.startsWith("Reminder"))) {
                matching.add(document);
            }
        }
        assertThat(matching).as("%s: %s came", example.file(), came).isNotEmpty();
        if (example.answer().startsWith("Confirm")) {
            assertThatDocument(matching.get(0)).isConfirmation().to(party).confirms(transaction);
        } else if (example.answer().startsWith("Reject")) {
            assertThatDocument(matching.get(0))
                    .isRejection()
                    .to(party)
                    .refuses(transaction)
                    .with(example.code());
        }
    }
}
