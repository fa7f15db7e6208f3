package org.meterhub.messageschemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.BrokenVariants.Kind;

/** Broken documents are refused, with the place and in words; unknown ones as unknown. */
class StructureFaultsTest {

    private static final String METERED = new String(Samples.measureData(2), UTF_8);

    /** Documents that have values of all kinds between them. */
    private static final Set<DocumentType> WITH_EVERY_FORM = EnumSet.of(
            DocumentType.VALIDATED_MEASURE_DATA,
            DocumentType.METERING_POINT_CHANGE_REQUEST,
            DocumentType.PRICE_LIST_CHANGE_REQUEST);

    private static List<Rejection> violations(String document) {
        return Samples.DOCUMENTS.violations(DocumentType.VALIDATED_MEASURE_DATA, document.getBytes(UTF_8));
    }

    @Test
    void broken_variants_of_every_document_are_refused() {
        Map<Kind, Integer> total = new EnumMap<>(Kind.class);
        for (DocumentType type : DocumentType.values()) {
            Map<Kind, Integer> cases = new EnumMap<>(Kind.class);
            BrokenVariants.of(type, (kind, document) -> {
                cases.merge(kind, 1, Integer::sum);
                assertThat(Samples.DOCUMENTS.violations(type, document.getBytes(UTF_8)))
                        .as("%s, %s: %s", type, kind, document)
                        .isNotEmpty();
            });
            // Every document has a header, and so something of every kind to break, but not every one has another value
            // with a form.
            Set<Kind> expected = EnumSet.complementOf(EnumSet.of(Kind.WRONG_VALUE_FORM));
            assertThat(cases.keySet()).as(type.name()).containsAll(expected);
            cases.forEach((kind, count) -> total.merge(kind, count, Integer::sum));
        }
        System.out.println("broken variants: " + total);
        assertThat(total.keySet()).isEqualTo(EnumSet.allOf(Kind.class));
        assertThat(total.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(10_000);
    }

    /** Whatever the machine speaks: the JDK's own words are in its language. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ja"})
    void every_fault_names_the_element_and_says_what_was_found_and_what_is_expected(String language) {
        Locale before = Locale.getDefault();
        Map<String, String> sentences = new TreeMap<>();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            for (DocumentType type : language.equals("en") ? EnumSet.allOf(DocumentType.class) : WITH_EVERY_FORM) {
                BrokenVariants.of(type, (kind, document) -> {
                    for (DocumentFault fault : Samples.DOCUMENTS.faults(type, document.getBytes(UTF_8))) {
                        String element = fault.path().replaceAll(".*/|\\[\\d+]$", "");
                        for (String said : List.of(
                                fault.found().english(),
                                fault.found().norwegian(),
                                fault.expected().english(),
                                fault.expected().norwegian())) {
                            assertThat(said)
                                    .as("%s, %s: %s", type, kind, fault)
                                    .isNotBlank()
                                    .doesNotContain("cvc-")
                                    .doesNotContain("{\"")
                                    .doesNotContain("another form")
                                    .doesNotContain(" 0 ");
                        }
                        assertThat(fault.found().english())
                                .as("%s, %s", type, kind)
                                .contains(element);
                        assertThat(fault.found().norwegian())
                                .as("%s, %s", type, kind)
                                .contains(element);
                        sentences.putIfAbsent(
                                kind + ": " + fault.expected().english(),
                                fault.asRejection().detail());
                    }
                });
            }
        } finally {
            Locale.setDefault(before);
        }
        System.out.println(sentences.size() + " sentences, such as "
                + sentences.values().stream().limit(5).toList());
        assertThat(sentences).hasSizeGreaterThan(200);
    }

    @Test
    void a_document_in_the_wrong_namespace_or_version_is_unknown_before_it_is_broken() {
        for (DocumentType type : DocumentType.values()) {
            BrokenVariants.of(type, (kind, document) -> {
                if (kind == Kind.WRONG_NAMESPACE || kind == Kind.WRONG_VERSION || kind == Kind.WRONG_ROOT) {
                    assertThat(Samples.DOCUMENTS
                                    .identify(document.getBytes(UTF_8))
                                    .rejections())
                            .extracting(Rejection::code)
                            .containsExactly(RejectionCode.SCHEMA_UNKNOWN);
                }
            });
        }
    }

    @Test
    void a_fault_is_told_with_its_place() {
        String broken = METERED.replaceFirst("(?s)(t-1.*?<position>)3<", "$1none<");
        assertThat(violations(broken)).singleElement().satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo(RejectionCode.STRUCTURE_INVALID);
            assertThat(rejection.field()).isEqualTo("Series[2]/Period/Point[3]/position");
            assertThat(rejection.detail()).startsWith("line 2: ").contains("none");
        });
    }

    @Test
    void at_most_twenty_faults_are_listed() {
        String broken = METERED.replaceAll("<position>\\d+</position>", "<position>x</position>");
        assertThat(violations(broken)).hasSize(20);
    }

    /** Validators are used again, also those that stopped in the middle of a document. */
    @Test
    void a_broken_document_leaves_nothing_behind_for_the_next() {
        for (int i = 0; i < 3; i++) {
            at_most_twenty_faults_are_listed();
            assertThat(violations(METERED.substring(0, METERED.length() / 2))).isNotEmpty();
            assertThat(violations(METERED)).isEmpty();
        }
    }

    @Test
    void faults_are_told_in_english_whatever_the_machine_speaks() {
        String broken = METERED.replace("<type>E66</type>", "<type>nonsense</type>");
        List<Rejection> expected = violations(broken);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("sv", "SE"));
            assertThat(violations(broken)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void the_type_of_an_element_cannot_be_changed_by_the_sender() {
        String instance = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"";
        for (String attribute : List.of(" xsi:type=\"xs:string\"", " xsi:nil=\"false\"")) {
            String broken = METERED.replaceFirst("<mRID>", "<mRID" + instance + attribute + ">");
            assertThat(violations(broken)).singleElement().satisfies(rejection -> assertThat(rejection.detail())
                    .contains("on mRID; expected no such attribute"));
            MeasureDataReader reader = Samples.DOCUMENTS.measureData(broken.getBytes(UTF_8));
            assertThat(reader.next()).isFalse();
            assertThat(reader.rejections()).isEqualTo(violations(broken));
        }
    }

    @Test
    void series_before_a_fault_are_given_out_and_the_fault_is_told_at_the_end() {
        String broken = METERED.replaceFirst("(?s)(t-1.*?<position>)3<", "$1none<");
        MeasureDataReader reader = Samples.DOCUMENTS.measureData(broken.getBytes(UTF_8));
        assertThat(reader.next()).isTrue();
        assertThat(reader.series().transactionId()).isEqualTo("t-0");
        assertThat(reader.next()).isFalse();
        assertThat(reader.rejections()).hasSize(1);
        assertThat(reader.next()).isFalse();
        assertThatThrownBy(reader::series).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_unknown_document_or_version_is_told_as_such_and_still_has_its_id() {
        for (String unknown : List.of(
                METERED.replace(":0:1\"", ":0:2\""),
                METERED.replace("NotifyValidatedMeasureData_", "NotifyUnknown_"),
                "<x><mRID>m-1</mRID></x>")) {
            Identified identified = Samples.DOCUMENTS.identify(unknown.getBytes(UTF_8));
            assertThat(identified.type()).isEmpty();
            assertThat(identified.rejections())
                    .extracting(Rejection::code)
                    .containsExactly(RejectionCode.SCHEMA_UNKNOWN);
            assertThat(identified.header().messageId()).isEqualTo("m-1");
        }
    }

    @Test
    void a_header_is_read_as_far_as_it_goes() {
        String cut = METERED.substring(0, METERED.indexOf("<businessSector"));
        Identified identified = Samples.DOCUMENTS.identify(cut.getBytes(UTF_8));
        assertThat(identified.type()).contains(DocumentType.VALIDATED_MEASURE_DATA);
        assertThat(identified.rejections())
                .extracting(Rejection::code)
                .containsExactly(RejectionCode.STRUCTURE_INVALID);
        assertThat(identified.header().messageId()).isEqualTo("m-1");
        assertThat(identified.header().processCode()).isEqualTo("E23");
        assertThat(identified.header().sender().roleCode()).isEmpty();
    }

    @Test
    void an_empty_document_type_means_the_default_of_the_schema() {
        byte[] document = METERED.replace("<type>E66</type>", "<type/>").getBytes(UTF_8);
        assertThat(Samples.DOCUMENTS.identify(document).header().typeCode()).isEqualTo("E66");
        assertThat(Samples.DOCUMENTS.measureData(document).header().typeCode()).isEqualTo("E66");
    }

    @Test
    void a_document_of_another_type_is_refused_and_not_misread() {
        byte[] notification = DocumentWriter.write(Samples.notification());
        assertThat(Samples.DOCUMENTS
                        .read(DocumentType.ACKNOWLEDGEMENT, notification)
                        .rejections())
                .isNotEmpty();
        assertThat(Samples.DOCUMENTS.measureData(notification).rejections()).isNotEmpty();
    }

    /** A source that fails after so many bytes, and counts who has not closed it. */
    private static final class FailingSource implements DocumentSource {
        private final byte[] document = METERED.getBytes(UTF_8);
        private final int failsAfter;
        private int open;

        FailingSource(int failsAfter) {
            this.failsAfter = failsAfter;
        }

        @Override
        public long length() {
            return document.length;
        }

        @Override
        public InputStream open() {
            open++;
            return new InputStream() {
                private int at;

                @Override
                public int read() throws IOException {
                    if (at >= failsAfter) {
                        throw new IOException("the disk is gone");
                    }
                    return at < document.length ? document[at++] & 0xFF : -1;
                }

                @Override
                public void close() {
                    open--;
                }
            };
        }
    }

    @Test
    void a_source_that_fails_is_an_outage_and_no_fault_of_the_document() {
        FailingSource source = new FailingSource(2_000);
        assertThatThrownBy(() -> Samples.DOCUMENTS.violations(DocumentType.VALIDATED_MEASURE_DATA, source))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(source.open).isZero();
        assertThatThrownBy(() -> Samples.DOCUMENTS.measureData(source)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_source_is_closed_when_its_document_was_read() {
        FailingSource source = new FailingSource(Integer.MAX_VALUE);
        MeasureDataReader reader = Samples.DOCUMENTS.measureData(source);
        while (reader.next()) {
            assertThat(source.open).isEqualTo(1);
        }
        assertThat(reader.rejections()).isEmpty();
        assertThat(source.open).isZero();
        assertThat(Samples.DOCUMENTS.identify(source).rejections()).isEmpty();
        assertThat(Samples.DOCUMENTS.violations(DocumentType.VALIDATED_MEASURE_DATA, source))
                .isEmpty();
        assertThat(source.open).isZero();
        try (MeasureDataReader abandoned = Samples.DOCUMENTS.measureData(source)) {
            assertThat(abandoned.next()).isTrue();
        }
        assertThat(source.open).isZero();
    }

    @Test
    void times_without_a_zone_are_valid_by_the_schema_and_name_no_instant() {
        byte[] document = METERED.replaceAll("T10:15:30Z", "T10:15:30").getBytes(UTF_8);
        MeasureDataReader reader = Samples.DOCUMENTS.measureData(document);
        assertThat(reader.header().createdAt().instant()).isEmpty();
        assertThat(reader.next()).isTrue();
        assertThat(reader.series().registeredAt().instant()).isEmpty();
        assertThat(new DocumentTime("2026-03-02T10:15:30.1234567890123+01:00").instant())
                .contains(Instant.parse("2026-03-02T09:15:30.123456Z"));
        assertThat(new DocumentTime("2026-03-02T24:00:00Z").instant()).contains(Instant.parse("2026-03-03T00:00:00Z"));
        assertThat(new DocumentTime("2026-03-02T10:15:30").fault())
                .hasValueSatisfying(fault -> assertThat(fault).endsWith("a zone is missing"));
        for (String beyond : List.of(
                "-0001-06-01T06:00:00Z",
                "0001-01-01T00:00:00Z",
                "1899-12-31T23:59:59Z",
                "9999-12-31T00:00:00Z",
                "9999-12-31T24:00:00Z",
                "10000-01-01T00:00:00Z")) {
            assertThat(new DocumentTime(beyond).instant()).as(beyond).isEmpty();
            assertThat(new DocumentTime(beyond).fault()).hasValueSatisfying(fault -> assertThat(fault)
                    .startsWith("found '" + beyond + "', expected a time from 1900-01-01T00:00:00Z"));
        }
    }
}
