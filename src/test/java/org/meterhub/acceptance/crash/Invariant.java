package org.meterhub.acceptance.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meterhub.acceptance.crash.Findings.Kind;
import org.meterhub.acceptance.crash.HubRecords.LogRecord;
import org.meterhub.acceptance.crash.HubRecords.StoredDay;
import org.meterhub.acceptance.crash.Mail.Forwarded;
import org.meterhub.acceptance.crash.Mail.Subject;
import org.meterhub.acceptance.crash.Mailbag.Delivery;
import org.meterhub.acceptance.crash.SentDocument.Answer;
import org.meterhub.acceptance.crash.SentDocument.Day;
import org.meterhub.acceptance.crash.SentDocument.Values;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.metereddata.MergedDay;

/**
 * The invariant of every fault test (docs/internals/fault-simulation.md#what-must-hold): each message whose sender got a confirmation is in the inbox once,
 * has its effect once, its
 * leaf once, its replies once; each other one once or not at all, the same everywhere; nothing is left in between; sums equal what was sent.
 */
final class Invariant {

    private final HubRecords hub;
    private final Mail mail;
    private final Findings findings = new Findings();
    private final Set<Long> explainedRecords = new HashSet<>();
    private final Set<Forwarded> explainedSeries = new HashSet<>();
    private final Set<Subject> explainedAnswers = new HashSet<>();
    private int effects;
    private int replies;
    private long sumSentWh;

    private Invariant(HubRecords hub, Mail mail) {
        this.hub = hub;
        this.mail = mail;
    }

    /** @param effects stored days and opened changes @param replies documents and series delivered */
    record Result(Findings findings, int effects, int replies) {}

    static Result check(List<SentDocument> sent, Mail mail, HubRecords hub, Quantities quantities) {
        Invariant invariant = new Invariant(hub, mail);
        for (SentDocument document : sent) {
            invariant.checkDocument(document, quantities);
        }
        invariant.checkLog();
        invariant.checkMail();
        invariant.checkNothingElse();
        return new Result(invariant.findings, invariant.effects, invariant.replies);
    }

    /** Knows what was sent for a day. */
    @FunctionalInterface
    interface Quantities {
        long[] of(PartyId party, Day day);
    }

    private void checkDocument(SentDocument document, Quantities quantities) {
        List<Long> received = hub.inboxByContent.getOrDefault(document.sha256(), List.of());
        explainedRecords.addAll(received);
        if (received.size() < document.confirmed()) {
            findings.add(Kind.LOST_MESSAGE, document + " was received " + received.size() + " times");
        } else if (received.size() > document.sentMax()) {
            findings.add(Kind.DOUBLED_MESSAGE, document + " was received " + received.size() + " times");
        }
        // A message that was lost on its way in has no effect to look for; it is counted already.
        int once = Math.min(1, received.size());
        List<Long> effective = judged(document, received);
        checkEffects(document, received, effective, once, quantities);
        checkAnswers(document, received.size(), once);
    }

    /** Each delivery has one record "received" and one "judged"; all but one of them are resends, unless the ids stay free. */
    private List<Long> judged(SentDocument document, List<Long> received) {
        List<Long> effective = new ArrayList<>();
        for (long id : received) {
            LogRecord record = hub.log.get(id);
            if (record == null || !record.kind().equals("RECEIVED")) {
                findings.add(Kind.WRONG, document + " has an inbox row without its log record");
            }
            List<LogRecord> judgements = hub.logByAbout.getOrDefault(id, List.of()).stream()
                    .filter(about -> about.kind().equals("JUDGED"))
                    .toList();
            findings.expect(1, judgements.size(), Kind.LOST_EFFECT, Kind.DOUBLED_EFFECT, "judgements of " + document);
            if (judgements.stream().anyMatch(judgement -> !judgement.outcome().equals("RESENT"))) {
                effective.add(id);
            }
        }
        int expected = document.answer() == Answer.REFUSED_DOCUMENT ? received.size() : Math.min(1, received.size());
        findings.expect(
                expected,
                effective.size(),
                Kind.LOST_EFFECT,
                Kind.DOUBLED_EFFECT,
                "deliveries of " + document + " with effect");
        return effective;
    }

    private void checkEffects(
            SentDocument document, List<Long> received, List<Long> effective, int once, Quantities quantities) {
        List<StoredDay> stored = received.stream()
                .flatMap(id -> hub.daysByRecord.getOrDefault(id, List.of()).stream())
                .toList();
        for (Values values : document.values()) {
            StoredDay wanted = new StoredDay(values.day(), values.ordinal());
            int found = (int) stored.stream().filter(wanted::equals).count();
            findings.expect(once, found, Kind.LOST_EFFECT, Kind.DOUBLED_EFFECT, wanted + " of " + document);
            effects += found;
            checkForwarded(document, values, once, quantities.of(document.party(), values.day()));
        }
        if (stored.size() > once * document.values().size()) {
            findings.add(Kind.DOUBLED_EFFECT, document + " stored " + stored.size() + " days");
        }
        if (!document.transactionId().isEmpty()) {
            int found = hub.changesByTransaction.getOrDefault(document.party() + " " + document.transactionId(), 0);
            int expected = document.answer() == Answer.CONFIRMATION ? once : 0;
            findings.expect(expected, found, Kind.LOST_EFFECT, Kind.DOUBLED_EFFECT, "change of supplier " + document);
            effects += found;
        }
    }

    private void checkForwarded(SentDocument document, Values values, int once, long[] quantities) {
        var start = MarketCalendar.NORWAY.startOf(values.day().day());
        Forwarded key = new Forwarded(values.receiver(), values.day().gsrn().value(), start);
        explainedSeries.add(key);
        List<MeasureSeries> arrived = mail.forwarded.getOrDefault(key, List.of());
        findings.expect(once, arrived.size(), Kind.LOST_REPLY, Kind.DOUBLED_REPLY, key + " of " + document);
        replies += arrived.size();
        for (MeasureSeries series : arrived) {
            if (!Arrays.equals(series.quantitiesWh(), quantities)) {
                findings.add(Kind.WRONG, key + " arrived with other values");
            }
        }
        if (once == 1) {
            sumSentWh += values.sumWh();
            checkStored(values, quantities);
        }
    }

    private void checkStored(Values values, long[] quantities) {
        MergedDay merged = hub.merged.get(values.day());
        long[] found = new long[merged == null ? 0 : merged.values().size()];
        for (int i = 0; merged != null && i < found.length; i++) {
            found[i] = merged.values().quantity(i);
        }
        if (merged != null && !Arrays.equals(found, quantities)) {
            findings.add(Kind.WRONG, values.day() + " is stored with other values");
        }
    }

    private void checkAnswers(SentDocument document, int copies, int once) {
        DocumentType type =
                switch (document.answer()) {
                    case NONE, REFUSED_SERIES, REFUSED_DOCUMENT -> DocumentType.ACKNOWLEDGEMENT;
                    case CONFIRMATION -> DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION;
                    case REJECTION -> DocumentType.CHANGE_OF_SUPPLIER_REJECTION;
                };
        int expected =
                switch (document.answer()) {
                    case NONE -> 0;
                    case REFUSED_DOCUMENT -> copies;
                    default -> once;
                };
        String id = document.transactionId().isEmpty() ? document.messageId() : document.transactionId();
        Subject subject = new Subject(document.party(), type, id);
        explainedAnswers.add(subject);
        int found = mail.answers.getOrDefault(subject, 0);
        findings.expect(expected, found, Kind.LOST_REPLY, Kind.DOUBLED_REPLY, "answers to " + document);
        replies += found;
    }

    /** Every record has one leaf, the leaves are without gaps, every document that was issued was sent once. */
    private void checkLog() {
        for (LogRecord record : hub.log.values()) {
            int leaves = hub.leavesByRecord.getOrDefault(record.id(), 0);
            findings.expect(1, leaves, Kind.LOST_LEAF, Kind.WRONG, "leaves of " + record);
            if (record.kind().equals("ISSUED")) {
                int sent = (int) hub.logByAbout.getOrDefault(record.id(), List.of()).stream()
                        .filter(about -> about.kind().equals("SENT"))
                        .count();
                findings.expect(1, sent, Kind.LOST_REPLY, Kind.WRONG, "records of sending " + record);
                int delivered = mail.byDocument
                        .getOrDefault(record.messageId(), List.of())
                        .size();
                findings.expect(1, delivered, Kind.LOST_REPLY, Kind.DOUBLED_REPLY, "deliveries of " + record);
            }
        }
        for (long index = 0; index < hub.leafIndices.size(); index++) {
            if (!hub.leafIndices.contains(index)) {
                findings.add(Kind.LOST_LEAF, "the log has no index " + index);
            }
        }
    }

    private void checkMail() {
        Set<String> issued = new HashSet<>();
        hub.log.values().stream()
                .filter(record -> record.kind().equals("ISSUED"))
                .forEach(record -> issued.add(record.messageId()));
        for (Map.Entry<String, List<Delivery>> document : mail.byDocument.entrySet()) {
            if (!issued.contains(document.getKey())) {
                findings.add(Kind.WRONG, "a document was delivered that the log does not know: " + document.getKey());
            }
            Delivery first = document.getValue().get(0);
            for (Delivery delivery : document.getValue()) {
                if (!Arrays.equals(first.content(), delivery.content())) {
                    findings.add(Kind.WRONG, document.getKey() + " was delivered with different bytes");
                }
                if (delivery.committed() > 1) {
                    findings.add(Kind.DOUBLED_REPLY, document.getKey() + " was handed over after it was taken");
                }
            }
        }
    }

    /** Nothing has happened, been answered or been kept for which nobody sent anything; and the sums agree. */
    private void checkNothingElse() {
        hub.leftOver.forEach((where, count) -> findings.add(Kind.LEFT_OVER, count + " in " + where));
        hub.inboxByContent.values().forEach(ids -> ids.stream()
                .filter(id -> !explainedRecords.contains(id))
                .forEach(id -> findings.add(Kind.WRONG, "nobody sent what is in the inbox as " + id)));
        hub.daysByRecord.keySet().stream()
                .filter(id -> !explainedRecords.contains(id))
                .forEach(id -> findings.add(Kind.WRONG, "days were stored for record " + id + ", which nobody sent"));
        mail.forwarded.keySet().stream()
                .filter(key -> !explainedSeries.contains(key))
                .forEach(key -> findings.add(Kind.WRONG, "nobody sent " + key));
        mail.answers.keySet().stream()
                .filter(key -> !explainedAnswers.contains(key))
                .forEach(key -> findings.add(Kind.WRONG, "an answer that nobody should get: " + key));
        long sumStoredWh = 0;
        for (MergedDay day : hub.merged.values()) {
            for (int i = 0; i < day.values().size(); i++) {
                sumStoredWh += day.values().quantity(i);
            }
        }
        if (sumStoredWh != sumSentWh) {
            findings.add(Kind.WRONG, sumStoredWh + " Wh are stored, " + sumSentWh + " Wh were sent and received");
        }
    }
}
