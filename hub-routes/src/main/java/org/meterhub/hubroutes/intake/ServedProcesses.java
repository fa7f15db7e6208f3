package org.meterhub.hubroutes.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;

/** What this hub carries out of all that the market's catalogue allows to be asked. */
public final class ServedProcesses {

    private final List<Destination> destinations;

    /** @throws IllegalArgumentException when two destinations are given for one type and reason */
    public ServedProcesses(List<Destination> destinations) {
        this.destinations = List.copyOf(destinations);
        for (DocumentType type : DocumentType.values()) {
            Set<BusinessReason> seen = EnumSet.noneOf(BusinessReason.class);
            for (Destination destination : of(type)) {
                for (BusinessReason reason : destination.reasons()) {
                    if (!seen.add(reason)) {
                        throw new IllegalArgumentException(
                                type.rsm() + " for " + reason + " has more than one process: " + of(type));
                    }
                }
            }
        }
    }

    /** All of them, in the order of the catalogue. */
    public List<Destination> destinations() {
        return destinations;
    }

    private List<Destination> of(DocumentType type) {
        return destinations.stream()
                .filter(destination -> destination.type() == type)
                .toList();
    }

    /** The reasons for which the hub takes this document; empty when it takes it for none. */
    public Set<BusinessReason> reasons(DocumentType type) {
        Set<BusinessReason> reasons = EnumSet.noneOf(BusinessReason.class);
        of(type).forEach(destination -> reasons.addAll(destination.reasons()));
        return reasons;
    }

    /**
     * Whether the hub carries out what a document asks for.
     *
     * @param found what else is wrong with the header; a process that the catalogue forbids is not named again
     */
    public List<Rejection> check(DocumentHeader header, DocumentType type, List<Rejection> found) {
        if (!found.isEmpty()) {
            return List.of();
        }
        Set<BusinessReason> served = reasons(type);
        if (served.isEmpty()) {
            return List.of(RejectionCode.TYPE_NOT_SUPPORTED.at(
                    type.root(),
                    type == DocumentType.SERVICE_REQUEST
                            ? "nobody can ask for services here: no document would tell the grid company of them"
                            : "this hub does not carry out what the document asks for"));
        }
        return header.process().filter(served::contains).isPresent()
                ? List.of()
                : List.of(RejectionCode.PROCESS_NOT_SUPPORTED.at(
                        "process.processType", "this hub does not carry out the process"));
    }
}
