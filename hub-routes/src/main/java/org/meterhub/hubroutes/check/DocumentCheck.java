package org.meterhub.hubroutes.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meterhub.hubroutes.check.CheckReport.Finding;
import org.meterhub.hubroutes.request.RequestCatalogue;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.DocumentFault;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentPlace;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.HeaderRules;
import org.meterhub.messageschemas.Identified;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.TransactionIds;
import org.meterhub.messageschemas.Wording;

/**
 * Judges a document as the hub would, without sending it: schema, header, ids, and every rule that needs nothing but the document. What depends on the
 * registry, on the sender's rights or on what was sent before is not judged: accepted here means that nothing speaks against it so far. Thread safe.
 */
public final class DocumentCheck {

    /** Of a sender whose number cannot be right: whose address it is does not matter then. */
    private static final Wording NO_PARTYS_NUMBER = new Wording(
            "The sender's number is not right, so that no address can be its own",
            "Avsenderens nummer er ikke riktig, så ingen adresse kan være dens");

    private static final Pattern POSITION = Pattern.compile("at positions? (\\d{1,6})");

    private final MarketDocuments documents;
    private final MarketProfile profile;
    private final MarketClock clock;

    /** @param clock by whose present time limits are judged */
    public DocumentCheck(MarketDocuments documents, MarketProfile profile, MarketClock clock) {
        this.documents = documents;
        this.profile = profile;
        this.clock = clock;
    }

    /** The verdict of the schema alone. */
    public CheckReport checkSchema(byte[] document) {
        Identified identified = documents.identify(document);
        if (identified.notXml().isPresent()) {
            return refused(identified, List.of(finding(identified.notXml().get())));
        }
        if (identified.type().isEmpty()) {
            return refused(
                    identified,
                    identified.rejections().stream()
                            .map(rejection -> finding(rejection, 0, "", rejection.field(), 1))
                            .toList());
        }
        return refused(
                identified,
                documents.faults(identified.type().get(), document).stream()
                        .map(DocumentCheck::finding)
                        .toList());
    }

    /** Everything that can be known without the hub's state. */
    public CheckReport check(byte[] document) {
        CheckReport schema = checkSchema(document);
        if (!schema.isAccepted()) {
            return schema;
        }
        DocumentType type = schema.type().orElseThrow();
        if (!type.isInbound()) {
            Rejection outbound =
                    RejectionCode.TYPE_NOT_SUPPORTED.at("type", "the hub sends this document, and takes none");
            return new CheckReport(
                    schema.type(), schema.header(), 0, findings(type, document, List.of(new Judged(0, "", outbound))));
        }
        List<Judged> judged = new ArrayList<>();
        checkHeader(schema.header(), type).forEach(rejection -> judged.add(new Judged(0, "", rejection)));
        TransactionIds ids = new TransactionIds(type.group().transaction() + "/mRID");
        int transactions = transactionCheck(type).judge(schema.header(), document, (ordinal, id, rejections) -> {
            ids.check(id).ifPresent(rejection -> judged.add(new Judged(ordinal, id, rejection)));
            rejections.forEach(rejection -> judged.add(new Judged(ordinal, id, rejection)));
        });
        if (transactions == 0 && type == DocumentType.VALIDATED_MEASURE_DATA) {
            judged.add(new Judged(0, "", TransactionIds.none(type)));
        }
        return new CheckReport(schema.type(), schema.header(), transactions, findings(type, document, judged));
    }

    private TransactionCheck transactionCheck(DocumentType type) {
        return type == DocumentType.VALIDATED_MEASURE_DATA
                ? new SeriesCheck(documents, profile, clock)
                : new RequestCheck(type, documents, profile, clock);
    }

    private record Judged(int transaction, String transactionId, Rejection rejection) {

        /** Rules name the positions at fault; the points of a series mostly stand in the order of their positions. */
        DocumentPlace place() {
            Matcher position = POSITION.matcher(rejection.detail());
            int occurrence = position.find() ? Integer.parseInt(position.group(1)) : 1;
            return new DocumentPlace(transaction, rejection.field(), occurrence);
        }
    }

    /** Whether the sender is who it says, and holds the role, only the hub knows. */
    private List<Rejection> checkHeader(DocumentHeader header, DocumentType type) {
        Optional<PartyId> sender = PartyId.parse(header.sender().id().value(), profile.checkDigits());
        List<Rejection> found = new ArrayList<>();
        found.addAll(HeaderRules.check(
                header, type, sender.orElse(profile.hub()), EnumSet.allOf(MarketRole.class), profile));
        if (sender.isEmpty()) {
            found.removeIf(rejection -> rejection.code() == RejectionCode.SENDER_NOT_AUTHENTICATED);
            found.add(
                    0,
                    RejectionCode.SENDER_NOT_AUTHENTICATED.at(
                            "sender_MarketParticipant.mRID",
                            "found '" + header.sender().id().value()
                                    + "', expected a GLN of 13 digits or an EIC of 16 characters, with the right check digit"));
        }
        found.addAll(RequestCatalogue.SERVED.check(header, type, found));
        return found;
    }

    private List<Finding> findings(DocumentType type, byte[] document, List<Judged> judged) {
        Set<DocumentPlace> places = new HashSet<>();
        judged.forEach(one -> places.add(one.place()));
        Map<DocumentPlace, Integer> lines = places.isEmpty() ? Map.of() : documents.lines(document, places);
        return judged.stream()
                .map(one -> finding(type, one, lines.getOrDefault(one.place(), 1)))
                .toList();
    }

    private static Finding finding(DocumentType type, Judged judged, int line) {
        Rejection rejection = judged.rejection();
        String transaction = type.group().transaction();
        boolean placed = judged.transaction() == 0 || rejection.field().startsWith(transaction + "/");
        String path = placed ? rejection.field() : transaction + "[" + judged.transaction() + "]/" + rejection.field();
        return finding(rejection, judged.transaction(), judged.transactionId(), path, line);
    }

    private static Finding finding(Rejection rejection, int transaction, String transactionId, String path, int line) {
        RejectionCode code = rejection.code();
        RuleWords.Said said = RuleWords.of(rejection.detail());
        Wording meaning = code == RejectionCode.SENDER_NOT_AUTHENTICATED
                ? NO_PARTYS_NUMBER
                : new Wording(code.meaning(), code.meaningNorwegian());
        return new Finding(
                code,
                transaction,
                transactionId,
                path,
                line,
                new Wording(
                        meaning.english() + after(said.found().english()),
                        meaning.norwegian() + after(said.found().norwegian())),
                said.expected(),
                documentation(code));
    }

    private static String after(String found) {
        return found.isEmpty() ? "" : ": " + found;
    }

    private static Finding finding(DocumentFault fault) {
        RejectionCode code = fault.asRejection().code();
        return new Finding(
                code, 0, "", fault.path(), fault.line(), fault.found(), fault.expected(), documentation(code));
    }

    private static String documentation(RejectionCode code) {
        return "docs/reference/rejection-codes.md#" + code.code().toLowerCase(Locale.ROOT);
    }

    private static CheckReport refused(Identified identified, List<Finding> findings) {
        return new CheckReport(identified.type(), identified.header(), 0, findings);
    }
}
