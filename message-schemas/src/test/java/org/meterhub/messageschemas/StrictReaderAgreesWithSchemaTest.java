package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The streaming reader's verdict is the schema's, on documents valid and broken in every way a generator could think of. */
class StrictReaderAgreesWithSchemaTest {

    private static final int CASES = 100_000;
    private static final int CASES_OF_EACH_VERDICT_MIN = 20_000;

    /** Each makes its own documents: the test is long, and machines have two cores. */
    private static final int THREADS = 2;

    @Test
    void both_verdicts_agree_on_mutated_documents() throws Exception {
        long seed = Long.getLong("meterhub.seed", System.nanoTime());
        System.out.println("mutated documents: seed " + seed);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        int valid = 0;
        try {
            List<Future<Integer>> parts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                long partSeed = seed + thread;
                parts.add(threads.submit(() -> validOf(CASES / THREADS, partSeed)));
            }
            for (Future<Integer> part : parts) {
                valid += part.get();
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println("mutated documents: " + CASES + ", valid " + valid);
        assertThat(valid).isBetween(CASES_OF_EACH_VERDICT_MIN, CASES - CASES_OF_EACH_VERDICT_MIN);
    }

    private static int validOf(int cases, long seed) {
        MutatedMeasureData mutations = new MutatedMeasureData(new Random(seed));
        int valid = 0;
        for (int i = 0; i < cases; i++) {
            valid += verdictOfBoth(mutations.next(), "case " + i + " of seed " + seed) ? 1 : 0;
        }
        return valid;
    }

    @Test
    void both_verdicts_agree_on_every_text_in_every_element() {
        List<String> documents = new MutatedMeasureData(new Random(1)).everyTextInEveryElement();
        int valid = 0;
        for (String document : documents) {
            valid += verdictOfBoth(document, "one text changed") ? 1 : 0;
        }
        System.out.println("texts in elements: " + documents.size() + ", valid " + valid);
        assertThat(documents).hasSizeGreaterThan(2_500);
        assertThat(valid).isBetween(500, documents.size() - 500);
    }

    /**
     * Whether the document is valid; fails when the reader and the schema differ. A reader that refuses asks the schema why, and is at fault when that knows
     * of nothing; so the schema is asked here only about what the reader accepts.
     */
    private static boolean verdictOfBoth(String text, String what) {
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        boolean byReader = false;
        try {
            byReader = isValidByReader(document);
        } catch (IllegalStateException difference) {
            fail(what + " is refused by the reader only:\n" + text, difference);
        }
        if (byReader) {
            assertThat(Samples.DOCUMENTS.violations(DocumentType.VALIDATED_MEASURE_DATA, document))
                    .as("%s is accepted by the reader only:\n%s", what, text)
                    .isEmpty();
        }
        return byReader;
    }

    /** The hardened reader and our bridge stand between the bytes and the schema: they must not change its verdict. */
    @Test
    void the_bridge_to_the_schema_agrees_with_the_parser_of_the_jdk() {
        long seed = Long.getLong("meterhub.seed", System.nanoTime());
        System.out.println("parser of the JDK: seed " + seed);
        MutatedMeasureData mutations = new MutatedMeasureData(new Random(seed));
        MarketSchemas schemas = new MarketSchemas();
        int valid = 0;
        for (int i = 0; i < 2_500; i++) {
            String text = mutations.next();
            if (text.contains("<!DOCTYPE") || text.contains("version=\"1.1\"")) {
                continue;
            }
            byte[] document = text.getBytes(StandardCharsets.UTF_8);
            boolean byJdk = isValidByJdk(schemas, document);
            boolean byBridge = Samples.DOCUMENTS
                    .violations(DocumentType.VALIDATED_MEASURE_DATA, document)
                    .isEmpty();
            assertThat(byBridge).as("case %s of seed %s\n%s", i, seed, text).isEqualTo(byJdk);
            valid += byJdk ? 1 : 0;
        }
        assertThat(valid).isBetween(500, 2_000);
    }

    private static boolean isValidByJdk(MarketSchemas schemas, byte[] document) {
        try {
            schemas.plainValidator(DocumentType.VALIDATED_MEASURE_DATA)
                    .validate(new StreamSource(new ByteArrayInputStream(document)));
            return true;
        } catch (SAXException refused) {
            return false;
        } catch (IOException refused) {
            // The JDK's way of refusing bytes that are no characters.
            return false;
        }
    }

    private static boolean isValidByReader(byte[] document) {
        MeasureDataReader reader = Samples.DOCUMENTS.measureData(document);
        while (reader.next()) {
            assertThat(reader.series().count()).isPositive();
        }
        return reader.rejections().isEmpty();
    }

    @Test
    void quantities_are_read_as_big_decimal_reads_them() {
        long seed = Long.getLong("meterhub.seed", System.nanoTime());
        System.out.println("quantities: seed " + seed);
        Random random = new Random(seed);
        QuantityParser parser = new QuantityParser();
        for (int i = 0; i < 50_000; i++) {
            String digits = random.nextInt(20) == 0 ? "" : digits(random, random.nextInt(14));
            String decimals =
                    digits.isEmpty() || random.nextBoolean() ? "." + digits(random, 1 + random.nextInt(6)) : "";
            String text =
                    switch (random.nextInt(4)) {
                                case 0 -> "-";
                                case 1 -> "+";
                                default -> "";
                            }
                            + digits
                            + decimals;
            assertThat(parser.parseQuantity((" " + text + "\n").toCharArray(), text.length() + 2))
                    .as("%s of seed %s", text, seed)
                    .isTrue();
            BigDecimal expected = new BigDecimal(text);
            BigDecimal stripped = expected.signum() == 0 ? BigDecimal.ZERO : expected.stripTrailingZeros();
            int integerDigits = stripped.abs().setScale(0, RoundingMode.DOWN).signum() == 0
                    ? 0
                    : stripped.abs().setScale(0, RoundingMode.DOWN).precision();
            int faults = (expected.signum() < 0 ? QuantityState.NEGATIVE.stored() : 0)
                    + (integerDigits > 10 ? QuantityState.TOO_MANY_DIGITS.stored() : 0)
                    + (stripped.scale() > 3 ? QuantityState.TOO_MANY_DECIMALS.stored() : 0);
            assertThat((int) parser.state())
                    .as("%s of seed %s", text, seed)
                    .isEqualTo(faults == 0 ? QuantityState.EXACT.stored() : faults);
            if (integerDigits <= 10 && stripped.scale() <= 3) {
                assertThat(BigDecimal.valueOf(parser.thousandths(), 3))
                        .as("%s of seed %s", text, seed)
                        .isEqualByComparingTo(expected);
            }
        }
    }

    private static String digits(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.nextInt(3) == 0 ? "0" : Integer.toString(random.nextInt(10)))
                .collect(Collectors.joining());
    }

    @Test
    void the_qualities_known_to_the_reader_are_those_of_the_schema() {
        Set<String> known = new TreeSet<>();
        for (int digit = 1; digit <= 6; digit++) {
            known.add("A0" + digit);
        }
        assertThat(CodeLists.MARKET.list("QualityCode")).isEqualTo(known);
    }
}
