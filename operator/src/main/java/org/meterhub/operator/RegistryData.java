package org.meterhub.operator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What travels over the admin port about metering points and market processes, as JSON; {@code --output json} prints the same. Times are UTC as in
 * {@code 2026-10-24T22:00:00Z}; stretches of time are half-open, and a {@code validTo} that is null is open.
 */
public final class RegistryData {

    /** Stands where something about a person is known and was not asked for. */
    public static final String HIDDEN = "***";

    private RegistryData() {}

    /**
     * A market process by its number.
     *
     * @param kind its id in the market, for example {@code BRS-001}; null when it is about another metering point
     */
    public record ProcessReference(long process, @Nullable String kind) {}

    /**
     * From when to when something holds, and from when to when the hub thought so.
     *
     * @param supersededAt when the hub learned better; null while it stands
     * @param recordedBy the process that told it; null when it was imported
     */
    public record Version(
            String validFrom,
            @Nullable String validTo,
            String recordedAt,
            @Nullable String supersededAt,
            @Nullable ProcessReference recordedBy) {}

    /**
     * What the registry knows of a metering point, or knew.
     *
     * @param zone the market's time zone
     * @param knownAt the moment it is told of; null when every version that ever was is told
     * @param personal whether what is known about persons and where they live is told; else {@link #HIDDEN} stands there
     * @param processes those about this point, in the order of their requests
     */
    public record PointRecord(
            String meteringPoint,
            String zone,
            @Nullable String knownAt,
            boolean personal,
            List<PointVersion> masterData,
            List<SupplyVersion> supply,
            List<CustomerVersion> customers,
            List<Relation> relations,
            List<ProcessRow> processes) {
        public PointRecord {
            masterData = List.copyOf(masterData);
            supply = List.copyOf(supply);
            customers = List.copyOf(customers);
            relations = List.copyOf(relations);
            processes = List.copyOf(processes);
        }
    }

    /**
     * What a metering point is.
     *
     * @param gridCompany the owner of its area; null when the area is unknown
     * @param gridLoss whether it carries the grid loss of its area
     * @param attributes what is known of it, by names such as {@code grid_area}, as the documents write it
     */
    public record PointVersion(
            Version version, @Nullable String gridCompany, boolean gridLoss, Map<String, String> attributes) {
        public PointVersion {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    /**
     * Who supplies it.
     *
     * @param supplierName as people call it
     * @param lastResort whether it is supply of last resort, which nobody asked for
     * @param begunBy the process by which the supply began; null when it was imported
     */
    public record SupplyVersion(
            Version version,
            String supplier,
            @Nullable String supplierName,
            String balanceResponsible,
            @Nullable String customerId,
            @Nullable String customerName,
            boolean lastResort,
            @Nullable ProcessReference begunBy) {}

    /** Who uses its power, as suppliers have told. */
    public record CustomerVersion(
            Version version,
            @Nullable String firstId,
            @Nullable String firstName,
            @Nullable String secondId,
            @Nullable String secondName,
            boolean protectedName,
            @Nullable Boolean electricalHeating,
            List<Contact> contacts) {
        public CustomerVersion {
            contacts = List.copyOf(contacts);
        }
    }

    /** How a customer is reached; {@code address} in one line. */
    public record Contact(
            String type,
            @Nullable String name,
            @Nullable String attention,
            @Nullable String address,
            boolean protectedAddress,
            @Nullable String phone1,
            @Nullable String phone2,
            @Nullable String email) {}

    /**
     * That it belongs to another metering point, or another to it.
     *
     * @param kind PARENT, CHILD or POWER_PLANT
     * @param type of the other point, a code; null when it is the parent or the plant
     */
    public record Relation(
            Version version,
            String kind,
            String meteringPoint,
            @Nullable String type) {}

    /**
     * A market process.
     *
     * @param process the hub's number of it
     * @param kind its id in the market, for example {@code BRS-001}
     * @param name what it is called in words
     * @param effectiveFrom the date it is about
     * @param openedAt when its request was accepted
     * @param deadline until when, exclusive, the requester may withdraw it
     * @param dueAt when it next does something by itself; null when nothing is left to do
     * @param concerns the process that it undoes; null for all but undoings
     */
    public record ProcessRow(
            long process,
            String kind,
            String name,
            String state,
            String meteringPoint,
            String requester,
            String transactionId,
            String effectiveFrom,
            String openedAt,
            String deadline,
            @Nullable String dueAt,
            @Nullable Long concerns) {}

    /** A process with everything that happened in it, in order. */
    public record ProcessStory(ProcessRow process, String zone, List<ProcessEntry> entries) {
        public ProcessStory {
            entries = List.copyOf(entries);
        }
    }

    /** What an entry of a process tells. */
    public enum EntryKind {
        /** A message to the hub: the request, or a withdrawal. */
        RECEIVED,
        /** The process moved on. */
        STEP,
        /** A message of the hub: an answer, or a notice. */
        ISSUED
    }

    /**
     * One thing that happened in a process.
     *
     * @param event of a step: what happened; of a message: null
     * @param documentType of a message, for example {@code RSM-004}
     * @param party of a message: its sender, or its receiver
     * @param record of a message: its record in the log, as the list of the log shows it; null when the log does not have it
     * @param logIndex of a message: the place of the record in the log; null while it has none
     */
    public record ProcessEntry(
            String at,
            EntryKind kind,
            @Nullable String event,
            @Nullable String documentType,
            @Nullable String party,
            @Nullable String messageId,
            @Nullable Long record,
            @Nullable Long logIndex) {}

    /**
     * A message that was delivered again and again in vain.
     *
     * @param letter the broker's number of it
     * @param queue where it died
     * @param sender the party that sent it; null for a document of the hub
     * @param sentAt when it was sent, by the sender's clock
     * @param bytes of its body
     * @param type of a document of the hub
     * @param messageId of a document of the hub
     */
    public record DeadLetterRow(
            long letter,
            String queue,
            @Nullable String sender,
            String sentAt,
            long bytes,
            @Nullable String type,
            @Nullable String messageId) {}

    /**
     * A message in quarantine.
     *
     * @param record the record of its receipt in the log
     * @param error why the hub could not handle it
     * @param resolution RETRIED or DISCARDED; null, as are its time and its remark, while it waits
     */
    public record QuarantineRow(
            long record,
            String quarantinedAt,
            @Nullable String sender,
            @Nullable String type,
            @Nullable String process,
            @Nullable String messageId,
            String error,
            @Nullable String resolvedAt,
            @Nullable String resolution,
            @Nullable String remark) {}

    /**
     * What could not be sent and is set aside.
     *
     * @param id its number among what was set aside
     * @param kind DOCUMENT or SERIES
     * @param record a document's record in the log
     * @param messageId a document's id
     * @param error why it could not be sent
     * @param leftAt when the operator left it for good; null, as is the remark, while it waits
     */
    public record AsideRow(
            long id,
            String kind,
            String receiver,
            String role,
            String type,
            @Nullable Long record,
            @Nullable String messageId,
            String setAsideAt,
            String error,
            @Nullable String leftAt,
            @Nullable String remark) {}

    /** How many were given back to be sent. */
    public record AsideRetried(int count) {}
}
