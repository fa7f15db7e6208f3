package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

class HeaderRulesTest {

    private static final DocumentHeader RIGHT = Samples.measureDataHeader();

    private static List<RejectionCode> codes(DocumentHeader header, PartyId authenticated, MarketRole... held) {
        return HeaderRules.check(
                        header, DocumentType.VALIDATED_MEASURE_DATA, authenticated, Set.of(held), Samples.PROFILE)
                .stream()
                .map(Rejection::code)
                .toList();
    }

    private static List<RejectionCode> codes(DocumentHeader header) {
        return codes(header, Samples.GRID_COMPANY, MarketRole.GRID_COMPANY);
    }

    private static DocumentHeader header(String id, String type, String process, String sector) {
        return new DocumentHeader(id, type, process, sector, RIGHT.sender(), RIGHT.receiver(), RIGHT.createdAt());
    }

    @Test
    void a_grid_company_may_send_as_the_one_that_reads_meters() {
        assertThat(codes(RIGHT)).isEmpty();
        assertThat(codes(RIGHT, Samples.GRID_COMPANY, MarketRole.METERED_DATA_RESPONSIBLE))
                .isEmpty();
        assertThat(codes(RIGHT, Samples.GRID_COMPANY, MarketRole.ENERGY_SUPPLIER))
                .containsExactly(RejectionCode.ROLE_NOT_HELD);
    }

    @Test
    void nobody_speaks_in_another_party_s_name() {
        assertThat(codes(RIGHT, Samples.SUPPLIER, MarketRole.GRID_COMPANY))
                .containsExactly(RejectionCode.SENDER_NOT_AUTHENTICATED);
    }

    @Test
    void a_role_that_may_not_send_the_document_is_refused() {
        DocumentHeader asSupplier = new DocumentHeader(
                "m",
                "E66",
                "E23",
                "23",
                PartyInDocument.of(Samples.GRID_COMPANY, MarketRole.ENERGY_SUPPLIER),
                RIGHT.receiver(),
                RIGHT.createdAt());
        assertThat(codes(asSupplier, Samples.GRID_COMPANY, MarketRole.ENERGY_SUPPLIER))
                .containsExactly(RejectionCode.ROLE_MAY_NOT_SEND);
    }

    @Test
    void ids_and_codes_are_judged_each_by_itself() {
        assertThat(codes(header("", "E66", "E23", "23"))).containsExactly(RejectionCode.MESSAGE_ID_EMPTY);
        assertThat(codes(header("x".repeat(36), "E66", "E23", "23"))).isEmpty();
        assertThat(codes(header("x".repeat(37), "E66", "E23", "23")))
                .containsExactly(RejectionCode.MESSAGE_ID_TOO_LONG);
        assertThat(codes(header("m", "E67", "E23", "23"))).containsExactly(RejectionCode.TYPE_NOT_SUPPORTED);
        assertThat(codes(header("m", "E66", "E03", "23"))).containsExactly(RejectionCode.PROCESS_NOT_SUPPORTED);
        assertThat(codes(header("m", "E66", "E23", "27"))).containsExactly(RejectionCode.SECTOR_NOT_ELECTRICITY);
        assertThat(codes(header("m", "E66", "E23", ""))).containsExactly(RejectionCode.SECTOR_NOT_ELECTRICITY);
    }

    @Test
    void all_faults_are_collected_in_order_of_precedence() {
        assertThat(codes(DocumentHeader.UNREADABLE))
                .containsExactly(
                        RejectionCode.ROLE_NOT_HELD,
                        RejectionCode.SENDER_NOT_AUTHENTICATED,
                        RejectionCode.ROLE_MAY_NOT_SEND,
                        RejectionCode.MESSAGE_ID_EMPTY,
                        RejectionCode.STRUCTURE_INVALID,
                        RejectionCode.RECEIVER_NOT_HUB,
                        RejectionCode.RECEIVER_ROLE_WRONG,
                        RejectionCode.TYPE_NOT_SUPPORTED,
                        RejectionCode.PROCESS_NOT_SUPPORTED,
                        RejectionCode.SECTOR_NOT_ELECTRICITY);
    }

    @Test
    void the_receiver_is_the_hub_in_the_role_of_the_document() {
        Gln other = Samples.SUPPLIER;
        DocumentHeader wrong = new DocumentHeader(
                "m",
                "E66",
                "E23",
                "23",
                RIGHT.sender(),
                PartyInDocument.of(other, MarketRole.METERING_POINT_ADMINISTRATOR),
                RIGHT.createdAt());
        assertThat(codes(wrong)).containsExactly(RejectionCode.RECEIVER_NOT_HUB, RejectionCode.RECEIVER_ROLE_WRONG);
    }

    @Test
    void what_only_the_hub_sends_is_not_taken() {
        List<Rejection> rejections = HeaderRules.check(
                Samples.notification().header(),
                DocumentType.GENERIC_NOTIFICATION,
                Samples.PROFILE.hub(),
                Set.of(MarketRole.METERING_POINT_ADMINISTRATOR),
                Samples.PROFILE);
        assertThat(rejections).extracting(Rejection::code).contains(RejectionCode.TYPE_NOT_SUPPORTED);
    }

    @Test
    void a_time_without_a_zone_is_refused() {
        DocumentHeader local = new DocumentHeader(
                "m", "E66", "E23", "23", RIGHT.sender(), RIGHT.receiver(), new DocumentTime("2026-03-02T10:15:30"));
        assertThat(codes(local)).containsExactly(RejectionCode.STRUCTURE_INVALID);
    }

    @Test
    void transaction_ids_are_neither_empty_nor_long_nor_used_twice() {
        TransactionIds ids = new TransactionIds("Series/mRID");
        assertThat(ids.check("a")).isEmpty();
        assertThat(ids.check("x".repeat(36))).isEmpty();
        assertThat(ids.check("")).map(Rejection::code).contains(RejectionCode.TRANSACTION_ID_EMPTY);
        assertThat(ids.check("x".repeat(37))).map(Rejection::code).contains(RejectionCode.TRANSACTION_ID_TOO_LONG);
        assertThat(ids.check("a")).map(Rejection::code).contains(RejectionCode.TRANSACTION_ID_USED);
        assertThat(ids.check("A")).isEmpty();
    }
}
