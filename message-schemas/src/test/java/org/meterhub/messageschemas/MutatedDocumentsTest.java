package org.meterhub.messageschemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever the schema accepts can be read, in whatever form XML allows it; and what can be read can be written, but for times that name no
 * instant of a year of four digits.
 */
class MutatedDocumentsTest {

    private static final int DOCUMENTS = 20_000;

    /** Values of every type, common and rare, right in one place and wrong in others. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "E17",
            " D01\n",
            "D01",
            "A02",
            "23",
            "NO",
            "17",
            " +17 ",
            "0017",
            "-.5",
            "+1.",
            "00012.3400",
            "true",
            " 0 ",
            "1",
            "PT15M",
            " P1Y2M ",
            "--02-29",
            "--12-31+01:00",
            "2026-03-02T10:15:30",
            "2026-03-02T10:15:30.123456789012+01:00",
            " 2026-03-02T24:00:00Z ",
            "12026-03-02T10:15:30Z",
            "2024-02-29T10:15Z",
            "0000-01-01T00:00Z",
            "<![CDATA[D0]]>1",
            "E1<!-- of a text -->7",
            "E<?of text?>17",
            "&#68;01",
            "å&amp;&lt;ø&#x1F600;",
            "<![CDATA[<æ>]]>");

    private static final List<String> ATTRIBUTES = List.of(
            "",
            " codingScheme=\" A10\t\"",
            " codingScheme='ARR'",
            " unit=\"KWT\"",
            " unit=' AMP '",
            " unit=\"A&#77;P\"",
            " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x file:///etc/passwd\"",
            " xmlns:other=\"urn:other\"");

    private static final List<String> BETWEEN =
            List.of(" ", "\n\t", "<!-- between -->", "<?between elements?>", "<![CDATA[ ]]>");

    @Test
    void whatever_the_schema_accepts_is_read_and_what_is_read_is_written() {
        long seed = System.nanoTime();
        System.out.println("mutated documents with records: seed " + seed);
        Random random = new Random(seed);
        List<DocumentType> types = List.copyOf(DocumentRecords.types());
        int valid = 0;
        int written = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            DocumentType type = types.get(random.nextInt(types.size()));
            XmlNode root = Instances.tree(type, random.nextInt(3) > 0);
            int mutations = 1 + random.nextInt(3);
            for (int m = 0; m < mutations; m++) {
                mutate(root, random);
            }
            byte[] document = Instances.write(root);
            if (Samples.DOCUMENTS.violations(type, document).isEmpty()) {
                valid++;
                written += isWrittenAgain(type, document) ? 1 : 0;
            }
        }
        System.out.println(
                "mutated documents with records: " + DOCUMENTS + ", valid " + valid + ", written " + written);
        assertThat(valid).isGreaterThan(DOCUMENTS / 10);
        assertThat(written).isGreaterThan(valid / 2);
    }

    private static boolean isWrittenAgain(DocumentType type, byte[] document) {
        MarketDocument read = Samples.DOCUMENTS.read(type, document).orThrow();
        byte[] first;
        try {
            first = DocumentWriter.write(read);
        } catch (IllegalArgumentException timeless) {
            assertThatCode(() -> {
                        throw timeless;
                    })
                    .as(new String(document, UTF_8))
                    .hasMessageMatching("(?s).*(names no instant|of a year of four digits|not a whole minute).*");
            return false;
        }
        assertThat(Samples.DOCUMENTS.violations(type, first))
                .as(new String(document, UTF_8))
                .isEmpty();
        byte[] second = DocumentWriter.write(Samples.DOCUMENTS.read(type, first).orThrow());
        assertThat(new String(second, UTF_8)).isEqualTo(new String(first, UTF_8));
        return true;
    }

    private static void mutate(XmlNode root, Random random) {
        List<XmlNode> elements = root.elements();
        XmlNode node = elements.get(random.nextInt(elements.size()));
        if (node == root || !node.isSimple() && random.nextBoolean()) {
            mutateContent(node, random);
        } else if (random.nextInt(4) == 0) {
            node.attributes = ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size()));
        } else if (node.isSimple()) {
            node.content.clear();
            node.content.add(XmlNode.raw(TEXTS.get(random.nextInt(TEXTS.size()))));
        }
    }

    private static void mutateContent(XmlNode node, Random random) {
        if (node.content.isEmpty()) {
            return;
        }
        int at = random.nextInt(node.content.size());
        switch (random.nextInt(6)) {
            case 0, 1 -> node.content.remove(at);
            case 2 -> node.content.add(at, node.content.get(at).copy());
            case 3 -> Collections.swap(node.content, at, Math.max(0, at - 1));
            default -> node.content.add(at, XmlNode.raw(BETWEEN.get(random.nextInt(BETWEEN.size()))));
        }
    }
}
