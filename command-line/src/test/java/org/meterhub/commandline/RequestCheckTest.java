package org.meterhub.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meterhub.hubroutes.check.CheckReport;
import org.meterhub.hubroutes.check.DocumentCheck;
import org.meterhub.hubroutes.request.RequestCatalogue;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.XmlLimits;
import org.meterhub.messageschemas.documents.CustomersOfPoint;
import org.meterhub.messageschemas.documents.MeteringPointCharacteristics;
import org.meterhub.messageschemas.documents.MeteringPointCharacteristics.Product;
import org.meterhub.messageschemas.documents.MeteringPointPlace;
import org.meterhub.messageschemas.documents.RequestAccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.RequestBillingMasterData;
import org.meterhub.messageschemas.documents.RequestCancellation;
import org.meterhub.messageschemas.documents.RequestChangeAccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.RequestChangeCustomerCharacteristics;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestEndOfSupply;
import org.meterhub.messageschemas.documents.RequestForReminders;
import org.meterhub.messageschemas.documents.RequestReallocateChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestService;

/** Requests about metering points are judged by the rules of their processes before they are sent, as far as those need no registry. */
class RequestCheckTest {

    private static final MarketProfile MARKET = MarketProfile.norway();
    private static final Gln SUPPLIER = Gln.ofBody("708000002001");
    private static final Gln OTHER_SUPPLIER = Gln.ofBody("708000002002");
    private static final Gln GRID_COMPANY = Gln.ofBody("708000001001");
    private static final Gsrn POINT = Gsrn.ofBody("70705750001000001");
    private static final Instant NOW = Instant.parse("2026-10-19T10:00:00Z");
    private static final DocumentTime SOON = startOf("2026-10-26");

    private final DocumentCheck check = new DocumentCheck(new MarketDocuments(XmlLimits.MARKET), MARKET, () -> NOW);

    @Test
    void a_change_of_supplier_without_fault_is_accepted() {
        CheckReport report = check.check(change(BusinessReason.CHANGE_OF_SUPPLIER, ""));
        assertThat(report.findings()).isEmpty();
        assertThat(report.transactions()).isEqualTo(1);
    }

    @Test
    void a_change_of_supplier_that_the_hub_would_refuse_is_refused() {
        byte[] document = changed(
                change(BusinessReason.CHANGE_OF_SUPPLIER, ""),
                POINT.value(),
                "707057500010000016",
                SOON.text(),
                "2026-10-26T10:00:00Z",
                "energySupplier_MarketParticipant.mRID codingScheme=\"A10\">" + SUPPLIER,
                "energySupplier_MarketParticipant.mRID codingScheme=\"A10\">" + OTHER_SUPPLIER);
        assertThat(findings(document))
                .containsExactly(
                        "E10 MktActivityRecord[1]/marketEvaluationPoint.mRID",
                        "E16 MktActivityRecord[1]/marketEvaluationPoint.energySupplier_MarketParticipant.mRID",
                        "D66 MktActivityRecord[1]/start_DateAndOrTime.dateTime");
    }

    @Test
    void a_sender_whose_number_is_none_is_told_so_in_both_languages() {
        byte[] document = changed(
                change(BusinessReason.CHANGE_OF_SUPPLIER, ""),
                "sender_MarketParticipant.mRID codingScheme=\"A10\">" + SUPPLIER,
                "sender_MarketParticipant.mRID codingScheme=\"A10\">7080000020011");
        CheckReport.Finding finding = check.check(document).findings().get(0);
        assertThat(finding.code().code()).isEqualTo("00002");
        assertThat(finding.message().english())
                .startsWith("The sender's number is not right")
                .contains("7080000020011");
        assertThat(finding.message().norwegian()).startsWith("Avsenderens nummer er ikke riktig");
        assertThat(finding.expected().english()).startsWith("a GLN of 13 digits");
        assertThat(finding.expected().norwegian()).startsWith("en GLN på 13 sifre");
    }

    @Test
    void what_a_rule_expects_is_said_in_both_languages() {
        byte[] document = changed(newPoint(SettlementMethod.FLEX), ">E17<", ">E19<");
        assertThat(check.check(document).findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.message().norwegian())
                    .isNotEqualTo(finding.message().english());
            assertThat(finding.message().norwegian()).doesNotContain("it is");
        });
    }

    @Test
    void nobody_can_ask_for_services_and_the_answer_says_so() {
        byte[] document = DocumentWriter.write(new RequestService(
                header(DocumentType.SERVICE_REQUEST, BusinessReason.SERVICE_REQUEST, MarketRole.ENERGY_SUPPLIER),
                List.of(new RequestService.Transaction(
                        "T-1", "", SOON, CodedId.of(POINT), CodedId.of(SUPPLIER), "D01", ""))));
        CheckReport.Finding finding = check.check(document).findings().get(0);
        assertThat(finding.code().code()).isEqualTo("00401");
        assertThat(finding.message().english()).contains("nobody can ask for services here");
        assertThat(finding.message().norwegian()).contains("ingen kan be om tjenester her");
    }

    @Test
    void questions_about_points_and_missing_values_are_judged_before_they_are_sent() {
        byte[] masterData = DocumentWriter.write(new RequestAccountingPointCharacteristics(
                header(
                        DocumentType.METERING_POINT_DATA_REQUEST,
                        BusinessReason.MASTER_DATA_ALIGNMENT,
                        MarketRole.ENERGY_SUPPLIER),
                List.of(new RequestAccountingPointCharacteristics.Transaction(
                        "T-1", "", CodedId.of(POINT), startOf("2026-10-19"), SOON, true, CodedId.ABSENT, ""))));
        assertThat(findings(masterData)).isEmpty();
        assertThat(findings(changed(masterData, at("2026-10-19"), at("2028-10-19"))))
                .containsExactly(
                        "E17 MktActivityRecord[1]/start_DateAndOrTime.dateTime",
                        "E50 MktActivityRecord[1]/end_DateAndOrTime.dateTime");
        byte[] charges = DocumentWriter.write(new RequestBillingMasterData(
                header(
                        DocumentType.CHARGE_LINKS_REQUEST,
                        BusinessReason.MASTER_DATA_ALIGNMENT,
                        MarketRole.GRID_COMPANY),
                List.of(new RequestBillingMasterData.Transaction(
                        "T-1", "", CodedId.of(POINT), startOf("2026-10-19"), DocumentTime.ABSENT))));
        assertThat(findings(charges)).isEmpty();
        assertThat(findings(changed(charges, POINT.value(), "707057500010000016")))
                .containsExactly("E10 MktActivityRecord[1]/marketEvaluationPoint.mRID");
        byte[] reminders = DocumentWriter.write(new RequestForReminders(
                header(DocumentType.REMINDERS_REQUEST, BusinessReason.MISSING_FLEX_READING, MarketRole.ENERGY_SUPPLIER),
                List.of(new RequestForReminders.Transaction(
                        "T-1", startOf("2026-10-18"), DocumentTime.ABSENT, "", CodedId.ABSENT, List.of()))));
        assertThat(findings(reminders))
                .containsExactly(
                        "E16 Series[1]/sender_MarketParticipant.marketRole.type",
                        "D64 Series[1]/MarketEvaluationPoint/mRID");
    }

    @Test
    void each_finding_has_the_line_of_its_element() {
        byte[] document = changed(
                change(BusinessReason.CHANGE_OF_SUPPLIER, ""), SOON.text(), "2026-10-26T10:00:00Z", "><", ">\n<");
        CheckReport.Finding finding = check.check(document).findings().get(0);
        assertThat(new String(document, UTF_8).split("\n")[finding.line() - 1]).startsWith("<start_DateAndOrTime");
        assertThat(finding.message().english()).contains("2026-10-26T10:00:00Z is not midnight in Europe/Oslo");
    }

    @Test
    void a_start_outside_the_time_limits_is_refused_as_the_hub_refuses_it() {
        assertThat(findings(changed(change(BusinessReason.CHANGE_OF_SUPPLIER, ""), SOON.text(), at("2028-01-01"))))
                .containsExactly("E17 MktActivityRecord[1]/start_DateAndOrTime.dateTime");
        assertThat(findings(changed(change(BusinessReason.CHANGE_OF_SUPPLIER, ""), SOON.text(), at("2026-01-01"))))
                .containsExactly("E17 MktActivityRecord[1]/start_DateAndOrTime.dateTime");
        byte[] inTwoDays = changed(change(BusinessReason.CHANGE_OF_SUPPLIER, ""), SOON.text(), at("2026-10-22"));
        assertThat(findings(inTwoDays)).containsExactly("E17 MktActivityRecord[1]/start_DateAndOrTime.dateTime");
        assertThat(check.check(inTwoDays).findings().get(0).message().english())
                .endsWith("unless the supplier of last resort supplies the point");
        assertThat(findings(changed(change(BusinessReason.CHANGE_OF_SUPPLIER, ""), SOON.text(), at("2026-10-24"))))
                .isEmpty();
    }

    @Test
    void a_move_in_needs_a_customer() {
        assertThat(findings(change(BusinessReason.MOVE_IN, "")))
                .containsExactly(
                        "D64 MktActivityRecord[1]/marketEvaluationPoint.customer_MarketParticipant.mRID",
                        "D64 MktActivityRecord[1]/marketEvaluationPoint.customer_MarketParticipant.name");
        assertThat(findings(change(BusinessReason.MOVE_IN, "12345678901"))).isEmpty();
    }

    @Test
    void a_time_that_names_no_instant_is_refused_in_any_request() {
        assertThat(findings(changed(
                        change(BusinessReason.CHANGE_OF_SUPPLIER, ""),
                        "<start_DateAndOrTime.dateTime>" + SOON.text(),
                        "<start_DateAndOrTime.dateTime>2026-10-26T00:00:00")))
                .containsExactly("D66 MktActivityRecord[1]/start_DateAndOrTime.dateTime");
    }

    @Test
    void an_end_of_supply_lies_within_its_time_limits() {
        MarketDocument end = new RequestEndOfSupply(
                header(DocumentType.END_OF_SUPPLY_REQUEST, BusinessReason.END_OF_SUPPLY, MarketRole.ENERGY_SUPPLIER),
                List.of(new RequestEndOfSupply.Transaction(
                        "T-1",
                        "",
                        CodedId.of(POINT),
                        CodedId.ABSENT,
                        CodedId.ABSENT,
                        CodedId.of(SUPPLIER),
                        startOf("2026-10-21"))));
        byte[] document = DocumentWriter.write(end);
        assertThat(findings(document)).isEmpty();
        assertThat(findings(changed(document, at("2026-10-21"), at("2026-12-01"))))
                .containsExactly("E17 MktActivityRecord[1]/end_DateAndOrTime.dateTime");
    }

    @Test
    void what_began_too_long_ago_cannot_be_undone() {
        byte[] document = DocumentWriter.write(new RequestReallocateChangeOfSupplier(
                header(
                        DocumentType.REALLOCATION_REQUEST,
                        BusinessReason.UNDO_CHANGE_OF_SUPPLIER,
                        MarketRole.ENERGY_SUPPLIER),
                List.of(new RequestReallocateChangeOfSupplier.Transaction(
                        "T-1", "", CodedId.of(POINT), startOf("2026-10-18")))));
        assertThat(findings(document)).isEmpty();
        assertThat(findings(changed(document, at("2026-10-18"), at("2025-10-18"))))
                .containsExactly("E17 MktActivityRecord[1]/start_DateAndOrTime.dateTime");
    }

    @Test
    void a_cancellation_names_a_metering_point_by_its_number() {
        byte[] document = DocumentWriter.write(new RequestCancellation(
                header(
                        DocumentType.CANCELLATION_REQUEST,
                        BusinessReason.CHANGE_OF_SUPPLIER,
                        MarketRole.ENERGY_SUPPLIER),
                List.of(new RequestCancellation.Transaction("T-1", "", "T-0", CodedId.of(POINT)))));
        assertThat(findings(document)).isEmpty();
        assertThat(findings(changed(document, POINT.value(), "707057500010000016")))
                .containsExactly("E10 MktActivityRecord[1]/marketEvaluationPoint.mRID");
    }

    @Test
    void a_new_metering_point_is_judged_by_all_that_is_said_of_it() {
        assertThat(findings(newPoint(SettlementMethod.FLEX))).isEmpty();
        assertThat(findings(newPoint(null)))
                .containsExactly("D15 MktActivityRecord[1]/MarketEvaluationPoint/settlementMethod");
    }

    @Test
    void customer_data_have_numbers_that_can_be_one() {
        byte[] document = DocumentWriter.write(new RequestChangeCustomerCharacteristics(
                header(
                        DocumentType.CUSTOMER_CHANGE_REQUEST,
                        BusinessReason.UPDATE_CUSTOMER_DATA,
                        MarketRole.ENERGY_SUPPLIER),
                List.of(new RequestChangeCustomerCharacteristics.Transaction(
                        "T-1",
                        "",
                        SOON,
                        new RequestChangeCustomerCharacteristics.Data(
                                CustomersOfPoint.of(CodedId.of(POINT), new CodedId("12345678901", "ARR"), "Kari"),
                                List.of())))));
        assertThat(findings(document)).isEmpty();
        assertThat(findings(changed(document, "12345678901", "1234567890")))
                .containsExactly("D17 MktActivityRecord[1]/MarketEvaluationPoint/firstCustomer_MarketParticipant.mRID");
    }

    @Test
    void a_request_of_a_process_that_the_hub_does_not_take_is_judged_by_its_header_and_its_ids() {
        byte[] document = changed(change(BusinessReason.CHANGE_OF_SUPPLIER, ""), ">T-1<", "><", ">E03<", ">E56<");
        assertThat(RequestCatalogue.SERVED.reasons(DocumentType.CHANGE_OF_SUPPLIER_REQUEST))
                .doesNotContain(BusinessReason.CHANGE_OF_BALANCE_RESPONSIBLE);
        assertThat(findings(document)).containsExactly("00402 process.processType", "00202 MktActivityRecord/mRID");
    }

    private List<String> findings(byte[] document) {
        return check.check(document).findings().stream()
                .map(finding -> finding.code().code() + " " + finding.path())
                .toList();
    }

    private static byte[] change(BusinessReason process, String customer) {
        return DocumentWriter.write(new RequestChangeOfSupplier(
                header(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, process, MarketRole.ENERGY_SUPPLIER),
                List.of(new RequestChangeOfSupplier.Transaction(
                        "T-1",
                        "",
                        CodedId.of(POINT),
                        CodedId.of(SUPPLIER),
                        CodedId.ABSENT,
                        CodedId.ABSENT,
                        customer.isEmpty() ? CodedId.ABSENT : new CodedId(customer, "ARR"),
                        customer.isEmpty() ? "" : "Kari Nordmann",
                        SOON))));
    }

    private static byte[] newPoint(@Nullable SettlementMethod settlementMethod) {
        MeteringPointCharacteristics point = MeteringPointCharacteristics.of(
                        MeteringPointType.CONSUMPTION,
                        settlementMethod,
                        MeteringMethod.PHYSICAL,
                        ConnectionState.NEW,
                        Resolution.HOUR,
                        CodedId.of(new GridAreaCode("101"), MARKET))
                .metering("4711", List.of(new Product("8716867000030", null, "KWH")));
        return DocumentWriter.write(new RequestChangeAccountingPointCharacteristics(
                header(
                        DocumentType.METERING_POINT_CHANGE_REQUEST,
                        BusinessReason.NEW_METERING_POINT,
                        MarketRole.GRID_COMPANY),
                List.of(new RequestChangeAccountingPointCharacteristics.Transaction(
                        "T-1",
                        "",
                        startOf("2026-10-19"),
                        new RequestChangeAccountingPointCharacteristics.MeteringPoint(
                                CodedId.of(POINT), point, MeteringPointPlace.NONE, CodedId.ABSENT)))));
    }

    private static DocumentHeader header(DocumentType type, BusinessReason process, MarketRole role) {
        Gln sender = role == MarketRole.GRID_COMPANY ? GRID_COMPANY : SUPPLIER;
        return DocumentHeader.toHub(type, "M-1", process, sender, role, MARKET.hub(), NOW);
    }

    private static DocumentTime startOf(String day) {
        return DocumentTime.of(MARKET.calendar().startOf(LocalDate.parse(day)));
    }

    private static String at(String day) {
        return startOf(day).text();
    }

    private static byte[] changed(byte[] document, String... replacements) {
        String text = new String(document, UTF_8);
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).as(Arrays.toString(replacements)).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return text.getBytes(UTF_8);
    }
}
