package org.meterhub.hubroutes.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.meterhub.hubroutes.intake.Destination;
import org.meterhub.hubroutes.intake.ServedProcesses;
import org.meterhub.hubroutes.request.RequestProcess.Way;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentType;

/** One entry for each process, and nothing that a party may ask without one. */
class RequestCatalogueTest {

    /** Whoever asks for services would be told nothing: no document goes to the grid company (RSM-020). */
    private static final Set<DocumentType> SERVED_BY_NOBODY = Set.of(DocumentType.SERVICE_REQUEST);

    @Test
    void every_document_that_parties_send_has_a_process_for_each_reason_that_is_served() {
        for (DocumentType type : DocumentType.values()) {
            Set<BusinessReason> served = RequestCatalogue.SERVED.reasons(type);
            assertThat(served.isEmpty())
                    .as("%s is served by nobody", type)
                    .isEqualTo(!type.isInbound() || SERVED_BY_NOBODY.contains(type));
            for (BusinessReason reason : served) {
                assertThat(RequestCatalogue.ALL)
                        .filteredOn(process -> process.takes(type, reason))
                        .as("processes that take %s for %s", type, reason)
                        .hasSize(1)
                        .containsExactly(RequestCatalogue.of(type, reason).orElseThrow());
            }
        }
    }

    @Test
    void every_process_has_a_route_of_its_own_name() {
        assertThat(RequestCatalogue.ALL).extracting(RequestProcess::id).doesNotHaveDuplicates();
        assertThat(RequestCatalogue.ALL).extracting(RequestProcess::name).doesNotHaveDuplicates();
    }

    /** The process desk confirms or rejects by the documents that belong to the request. */
    @Test
    void what_the_registry_decides_on_has_a_document_for_yes_and_one_for_no() {
        assertThat(RequestCatalogue.ALL)
                .filteredOn(process -> process.way() instanceof Way.Decided)
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(process -> {
                    assertThat(process.type().confirmation()).as(process.id()).isPresent();
                    assertThat(process.type().rejection()).as(process.id()).isPresent();
                });
    }

    @Test
    void two_processes_for_one_document_and_reason_are_refused() {
        Destination one =
                new Destination(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, Set.of(BusinessReason.MOVE_IN), "direct:one");
        Destination other = new Destination(
                DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
                Set.of(BusinessReason.CHANGE_OF_SUPPLIER, BusinessReason.MOVE_IN),
                "direct:other");
        assertThatThrownBy(() -> new ServedProcesses(List.of(one, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than one process");
    }
}
