package org.meterhub.messageschemas;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Rejection;

/**
 * Reads an RSM-012 series by series, holding one series at a time (docs/reference/messages.md#rsm-012). It accepts exactly what the schema accepts:
 *
 * <pre>
 * MeasureDataReader reader = documents.measureData(bytes);
 * while (reader.next()) { use(reader.series()); }
 * if (!reader.rejections().isEmpty()) { dropAllThatWasDoneWith(bytes); }
 * </pre>
 *
 * A fault of structure can come at any point, so what was done with earlier series counts only when {@link #rejections()} is empty at the
 * end. Closing is needed only by who stops before the end of a document that is not in memory. Not thread safe.
 */
public final class MeasureDataReader implements AutoCloseable {

    private static final int POSITION_MAX = 999_999;
    private static final int PARTY_ID_CHARS_MAX = 16;
    private static final int AREA_ID_CHARS_MAX = 18;
    private static final int METERING_POINT_ID_CHARS_MAX = 35;

    private final Parts parts;
    private final DocumentSource document;
    private final QuantityParser quantity = new QuantityParser();
    private final Codes codes;
    private final PlainPoints plainPoints;
    private @Nullable StrictCursor cursor;
    private DocumentHeader header = DocumentHeader.UNREADABLE;
    private @Nullable MeasureSeries series;
    private List<Rejection> rejections = List.of();
    private boolean finished;

    private int count;
    private int[] positions = new int[100];
    private long[] quantitiesWh = new long[100];
    private byte[] states = new byte[100];
    private byte[] qualities = new byte[100];

    /** What readers of all documents share. */
    record Parts(SafeXml safeXml, MarketSchemas schemas, Codes codes) {}

    /** The code lists that an RSM-012 uses. */
    record Codes(
            Set<String> message,
            Set<String> process,
            Set<String> sector,
            Set<String> role,
            Set<String> scheme,
            Set<String> meteringPoint,
            Set<String> unit) {

        static Codes of(CodeLists lists) {
            return new Codes(
                    lists.list("MessageCode"),
                    lists.list("ProcessCode"),
                    lists.list("BusinessSectorCode"),
                    lists.list("RoleCode"),
                    lists.list("CodingSchemeCode"),
                    lists.list("MeteringPointCode"),
                    lists.list("UnitOfMeasureCode"));
        }
    }

    MeasureDataReader(Parts parts, DocumentSource document) {
        this.parts = parts;
        this.codes = parts.codes;
        this.document = document;
        this.plainPoints = new PlainPoints(new SourceStream(document), document.length());
        DocumentType type = DocumentType.VALIDATED_MEASURE_DATA;
        try {
            cursor = new StrictCursor(
                    parts.safeXml.open(document, plainPoints), type.namespace(), new ValueForms(parts.schemas));
            header = readHeader(cursor, type);
        } catch (XMLStreamException | NotOfTheSchema refused) {
            refuse();
        }
    }

    /** The header; {@link DocumentHeader#UNREADABLE} when the document was refused in it. */
    public DocumentHeader header() {
        return header;
    }

    /**
     * Reads the next series.
     *
     * @return false at the end of the document, and at the first fault of structure; {@link #rejections()} tells which
     * @throws IllegalStateException when this reader refuses a document that the schema accepts: a bug of this hub, never the sender's fault
     */
    public boolean next() {
        series = null;
        StrictCursor at = cursor;
        if (finished || at == null) {
            return false;
        }
        try {
            if (at.isAt("Series")) {
                series = readSeries(at);
                return true;
            }
            at.leaveRoot();
            finish();
        } catch (XMLStreamException | NotOfTheSchema refused) {
            refuse();
        }
        return false;
    }

    /** The series that {@link #next()} read. @throws IllegalStateException when there is none */
    public MeasureSeries series() {
        if (series == null) {
            throw new IllegalStateException("there is no series: the last next() did not return true");
        }
        return series;
    }

    /** Every fault of structure, once {@link #next()} has returned false; empty when the whole document is valid. */
    public List<Rejection> rejections() {
        return rejections;
    }

    private void finish() {
        finished = true;
        cursor = null;
        plainPoints.close();
    }

    @Override
    public void close() {
        finish();
    }

    private void refuse() {
        finish();
        rejections =
                StructureCheck.faults(parts.safeXml, parts.schemas, DocumentType.VALIDATED_MEASURE_DATA, document)
                        .stream()
                        .map(DocumentFault::asRejection)
                        .toList();
        if (rejections.isEmpty()) {
            throw new IllegalStateException("the streaming reader refused a document that the schema accepts");
        }
    }

    private DocumentHeader readHeader(StrictCursor at, DocumentType type) throws XMLStreamException, NotOfTheSchema {
        at.advance();
        at.enter(type.root());
        String messageId = at.string("mRID");
        String typeCode = readTypeCode(at, type);
        String process = at.code("process.processType", codes.process);
        String sector = at.isAt("businessSector.type") ? at.code("businessSector.type", codes.sector) : "";
        CodedId sender = at.codedId("sender_MarketParticipant.mRID", PARTY_ID_CHARS_MAX, codes.scheme);
        String senderRole = at.code("sender_MarketParticipant.marketRole.type", codes.role);
        CodedId receiver = at.codedId("receiver_MarketParticipant.mRID", PARTY_ID_CHARS_MAX, codes.scheme);
        String receiverRole = at.code("receiver_MarketParticipant.marketRole.type", codes.role);
        DocumentTime createdAt = readDateTime(at, "createdDateTime");
        return new DocumentHeader(
                messageId,
                typeCode,
                process,
                sector,
                new PartyInDocument(sender, senderRole),
                new PartyInDocument(receiver, receiverRole),
                createdAt);
    }

    /** The schema gives an empty element its default. */
    private String readTypeCode(StrictCursor at, DocumentType type) throws XMLStreamException, NotOfTheSchema {
        String code = at.collapsed("type");
        if (at.length() == 0) {
            return type.typeCode();
        }
        if (!codes.message.contains(code)) {
            throw NotOfTheSchema.HERE;
        }
        return code;
    }

    private DocumentTime readDateTime(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
        String text = at.collapsed(element);
        if (!at.forms().isDateTime(text)) {
            throw NotOfTheSchema.HERE;
        }
        return new DocumentTime(text);
    }

    private MeasureSeries readSeries(StrictCursor at) throws XMLStreamException, NotOfTheSchema {
        at.enter("Series");
        String transactionId = at.string("mRID");
        String original = at.isAt("originalTransactionIDReference_Series.mRID")
                ? at.string("originalTransactionIDReference_Series.mRID")
                : "";
        CodedId meteringPoint = at.codedId("marketEvaluationPoint.mRID", METERING_POINT_ID_CHARS_MAX, codes.scheme);
        String typeCode = at.code("marketEvaluationPoint.type", codes.meteringPoint);
        DocumentTime registeredAt = readDateTime(at, "registration_DateAndOrTime.dateTime");
        CodedId inDomain = readDomain(at, "in_Domain.mRID");
        CodedId outDomain = readDomain(at, "out_Domain.mRID");
        String product = at.isAt("product") ? at.string("product") : "";
        String unit = at.code("quantity_Measure_Unit.name", codes.unit);
        at.enter("Period");
        String resolution = at.collapsed("resolution");
        if (!at.forms().isDuration(resolution)) {
            throw NotOfTheSchema.HERE;
        }
        at.enter("timeInterval");
        Instant start = readMinute(at, "start");
        Instant end = readMinute(at, "end");
        at.leave();
        PlainPoints.Run points = at.isAtEnd() ? plainPoints.next() : readPoints(at);
        if (points == null) {
            throw NotOfTheSchema.HERE;
        }
        at.leave();
        at.leave();
        MeasureSeriesHead head = new MeasureSeriesHead(
                transactionId,
                original,
                meteringPoint,
                typeCode,
                registeredAt,
                inDomain,
                outDomain,
                product,
                unit,
                resolution,
                start,
                end);
        return new MeasureSeries(
                head, points.positions(), points.quantitiesWh(), points.quantityStates(), points.qualityCodes());
    }

    private CodedId readDomain(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
        return at.isAt(element) ? at.codedId(element, AREA_ID_CHARS_MAX, codes.scheme) : CodedId.ABSENT;
    }

    private static Instant readMinute(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
        String text = at.string(element);
        if (!ValueForms.isMinuteUtc(text)) {
            throw NotOfTheSchema.HERE;
        }
        return Instant.parse(text.substring(0, text.length() - 1) + ":00Z");
    }

    private PlainPoints.Run readPoints(StrictCursor at) throws XMLStreamException, NotOfTheSchema {
        count = 0;
        do {
            at.enter("Point");
            if (count == positions.length) {
                grow();
            }
            at.read("position");
            int position = QuantityParser.parsePosition(at.text(), at.length(), POSITION_MAX);
            if (position == 0) {
                throw NotOfTheSchema.HERE;
            }
            positions[count] = position;
            readQuantity(at);
            qualities[count] = at.isAt("quality") ? readQuality(at) : MeasureSeries.QUALITY_ABSENT;
            at.leave();
            count++;
        } while (at.isAt("Point"));
        return new PlainPoints.Run(
                Arrays.copyOf(positions, count),
                Arrays.copyOf(quantitiesWh, count),
                Arrays.copyOf(states, count),
                Arrays.copyOf(qualities, count));
    }

    private void readQuantity(StrictCursor at) throws XMLStreamException, NotOfTheSchema {
        if (!at.isAt("quantity")) {
            quantitiesWh[count] = 0;
            states[count] = QuantityState.ABSENT.stored();
            return;
        }
        at.read("quantity");
        if (!quantity.parseQuantity(at.text(), at.length())) {
            throw NotOfTheSchema.HERE;
        }
        quantitiesWh[count] = quantity.thousandths();
        states[count] = quantity.state();
    }

    /** The codes are A01 to A06, which a test compares with the schema's list. */
    private static byte readQuality(StrictCursor at) throws XMLStreamException, NotOfTheSchema {
        at.read("quality");
        char[] text = at.text();
        int end = QuantityParser.trimmedEnd(text, at.length());
        int start = QuantityParser.trimmedStart(text, end);
        if (end - start != 3 || text[start] != 'A' || text[start + 1] != '0') {
            throw NotOfTheSchema.HERE;
        }
        int digit = text[start + 2] - '0';
        if (digit < 1 || digit > 6) {
            throw NotOfTheSchema.HERE;
        }
        return (byte) digit;
    }

    private void grow() {
        int larger = positions.length * 2;
        positions = Arrays.copyOf(positions, larger);
        quantitiesWh = Arrays.copyOf(quantitiesWh, larger);
        states = Arrays.copyOf(states, larger);
        qualities = Arrays.copyOf(qualities, larger);
    }
}
