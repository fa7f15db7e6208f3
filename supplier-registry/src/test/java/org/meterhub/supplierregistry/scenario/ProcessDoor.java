package org.meterhub.supplierregistry.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.Address;
import org.meterhub.supplierregistry.CustomerContact;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.cancellation.CancellationRequest;
import org.meterhub.supplierregistry.cancellation.Cancellations;
import org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierRequest;
import org.meterhub.supplierregistry.changeofsupplier.ChangesOfSupplier;
import org.meterhub.supplierregistry.chargelink.ChargeLinks;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest;
import org.meterhub.supplierregistry.customerdata.CustomerDataRequest;
import org.meterhub.supplierregistry.customerdata.CustomerDataUpdates;
import org.meterhub.supplierregistry.endofsupply.EndOfSupplyRequest;
import org.meterhub.supplierregistry.endofsupply.EndsOfSupply;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointLives;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointRequest;
import org.meterhub.supplierregistry.movein.MoveInRequest;
import org.meterhub.supplierregistry.movein.MoveIns;
import org.meterhub.supplierregistry.pricelist.ChargeInformationRequest;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest;
import org.meterhub.supplierregistry.pricelist.ChargeRequest;
import org.meterhub.supplierregistry.pricelist.PriceLists;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.undo.UndoRequest;
import org.meterhub.supplierregistry.undo.Undoings;

/** Asks the registry for what a row of a scenario says, as the routes of the hub do with a document. One door is one document of prices. */
final class ProcessDoor {

    static final String CANCELLATION = "cancellation";
    static final String PRICE_LIST_INFORMATION = "price_list_information";
    static final String PRICE_LIST_PRICES = "price_list_prices";

    private static final MarketProfile PROFILE = TwoGridAreasMarket.PROFILE;

    private final SupplierRegistry registry;
    private final PriceLists.Refused refused = new PriceLists.Refused();

    ProcessDoor(SupplierRegistry registry) {
        this.registry = registry;
    }

    /** @param step what was done; null where it was refused, and of price lists */
    record Answer(List<Rejection> rejections, @Nullable ProcessStep step) {
        static Answer of(Outcome outcome) {
            return outcome instanceof Outcome.Rejected rejected
                    ? new Answer(rejected.rejections(), null)
                    : new Answer(List.of(), ((Outcome.Confirmed) outcome).step());
        }
    }

    Answer ask(UnitOfWork unit, String process, Words words, Instant now) {
        switch (process) {
            case CANCELLATION:
                return Answer.of(registry.cancellations().request(unit, cancellation(words, now), now));
            case PRICE_LIST_INFORMATION, PRICE_LIST_PRICES:
                ChargeRequest charge = charge(process, words);
                return new Answer(
                        registry.priceLists()
                                .request(unit, charge.sender(), List.of(charge), refused, now)
                                .rejections(),
                        null);
            default:
                return Answer.of(ask(unit, kind(process), words, now));
        }
    }

    private Outcome ask(UnitOfWork unit, ProcessKind kind, Words words, Instant now) {
        return switch (kind) {
            case CHANGE_OF_SUPPLIER, CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE ->
                registry.changesOfSupplier().request(unit, change(kind, words, now), now);
            case MOVE_IN -> registry.moveIns().request(unit, moveIn(words, now), now);
            case END_OF_SUPPLY, MOVE_OUT -> registry.endsOfSupply().request(unit, end(kind, words, now), now);
            case UNDO_CHANGE_OF_SUPPLIER, UNDO_MOVE -> registry.undoings().request(unit, undo(kind, words, now), now);
            case UPDATE_CUSTOMER_DATA -> registry.customerDataUpdates().request(unit, customer(words, now), now);
            case CHANGE_CHARGE_LINKS -> registry.chargeLinks().request(unit, link(words, now), now);
            default -> registry.meteringPointLives().request(unit, point(kind, words, now), now);
        };
    }

    /** What would be said of it before it is sent. */
    static List<Rejection> foresee(String process, Words words, Instant now) {
        return switch (process) {
            case CANCELLATION -> Cancellations.foresee(cancellation(words, now), PROFILE, now);
            case PRICE_LIST_INFORMATION, PRICE_LIST_PRICES ->
                PriceLists.foresee(List.of(charge(process, words)), PROFILE, now);
            default -> foresee(kind(process), words, now);
        };
    }

    private static List<Rejection> foresee(ProcessKind kind, Words words, Instant now) {
        return switch (kind) {
            case CHANGE_OF_SUPPLIER, CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE ->
                ChangesOfSupplier.foresee(change(kind, words, now), PROFILE, now);
            case MOVE_IN -> MoveIns.foresee(moveIn(words, now), PROFILE, now);
            case END_OF_SUPPLY, MOVE_OUT -> EndsOfSupply.foresee(end(kind, words, now), PROFILE, now);
            case UNDO_CHANGE_OF_SUPPLIER, UNDO_MOVE -> Undoings.foresee(undo(kind, words, now), PROFILE, now);
            case UPDATE_CUSTOMER_DATA -> CustomerDataUpdates.foresee(customer(words, now), PROFILE, now);
            case CHANGE_CHARGE_LINKS -> ChargeLinks.foresee(link(words, now), PROFILE, now);
            default -> MeteringPointLives.foresee(point(kind, words, now), PROFILE, now);
        };
    }

    private static ProcessKind kind(String process) {
        return ProcessKind.valueOf(process.toUpperCase(Locale.ROOT));
    }

    private static ChangeOfSupplierRequest change(ProcessKind kind, Words words, Instant now) {
        return new ChangeOfSupplierRequest(
                words.text("id"),
                words.party("sender"),
                words.text("point"),
                words.text("supplier"),
                words.optional("balance-responsible"),
                words.optional("customer"),
                words.optional("name"),
                words.time("start"),
                now,
                kind == ProcessKind.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE);
    }

    private static MoveInRequest moveIn(Words words, Instant now) {
        return new MoveInRequest(
                words.text("id"),
                words.party("sender"),
                words.text("point"),
                words.text("supplier"),
                words.optional("balance-responsible"),
                words.optional("customer"),
                words.optional("name"),
                words.time("start"),
                now);
    }

    private static EndOfSupplyRequest end(ProcessKind kind, Words words, Instant now) {
        return new EndOfSupplyRequest(
                words.text("id"),
                words.party("sender"),
                words.text("point"),
                words.optional("supplier"),
                words.time("end"),
                now,
                kind == ProcessKind.MOVE_OUT);
    }

    private static UndoRequest undo(ProcessKind kind, Words words, Instant now) {
        return new UndoRequest(
                words.text("id"),
                words.party("sender"),
                words.text("point"),
                words.time("start"),
                now,
                kind == ProcessKind.UNDO_MOVE);
    }

    private static CancellationRequest cancellation(Words words, Instant now) {
        String process = words.optional("process");
        BusinessReason reason = null;
        for (BusinessReason candidate : BusinessReason.values()) {
            reason = candidate.code().equals(process) ? candidate : reason;
        }
        return new CancellationRequest(
                words.text("id"), words.party("sender"), words.text("point"), words.text("original"), reason, now);
    }

    private static MeteringPointRequest point(ProcessKind kind, Words words, Instant now) {
        Map<PointAttribute, String> attributes = new EnumMap<>(PointAttribute.class);
        words.attributes().forEach((name, value) -> attributes.put(PointAttribute.valueOf(name), value));
        return new MeteringPointRequest(
                kind,
                words.text("id"),
                words.party("sender"),
                words.text("point"),
                words.time("from"),
                attributes,
                now);
    }

    private static CustomerDataRequest customer(Words words, Instant now) {
        List<CustomerContact> contacts = new ArrayList<>();
        for (String element : List.of("contact", "contact-2")) {
            String contact = words.optional(element);
            if (contact != null) {
                String[] parts = contact.split("/", -1);
                Address address =
                        new Address(null, "Storgata", "1", null, null, null, "Oslo", null, "NO", parts[1], null, null);
                contacts.add(new CustomerContact(
                        parts[0], null, address, false, "Kari", null, parts[2], null, "kari@example.org"));
            }
        }
        CustomerData data = new CustomerData(
                words.optional("customer"),
                words.optional("name"),
                words.optional("customer-2"),
                words.optional("name-2"),
                false,
                null,
                null,
                contacts);
        return new CustomerDataRequest(
                words.text("id"), words.party("sender"), words.text("point"), words.time("from"), data, now);
    }

    private static ChargeLinksRequest link(Words words, Instant now) {
        return new ChargeLinksRequest(
                words.text("id"),
                words.party("sender"),
                words.text("point"),
                List.of(new ChargeLinksRequest.Link(
                        words.text("owner"),
                        words.text("type"),
                        words.text("code"),
                        words.text("factor"),
                        words.optionalTime("from"),
                        words.optionalTime("to"))),
                now);
    }

    private static ChargeRequest charge(String process, Words words) {
        return process.equals(PRICE_LIST_PRICES)
                ? new ChargePricesRequest(
                        words.party("sender"),
                        words.text("owner"),
                        words.text("type"),
                        words.text("code"),
                        words.time("from"),
                        series(words.text("series")))
                : new ChargeInformationRequest(
                        words.party("sender"),
                        words.text("owner"),
                        words.text("type"),
                        words.text("code"),
                        words.text("name"),
                        words.text("description"),
                        words.text("resolution"),
                        words.time("from"),
                        words.optionalTime("to"),
                        words.text("vat"),
                        words.flag("transparent"),
                        words.flag("tax"));
    }

    /** Series as {@code step/from/to/price,price}, with + between them; a price with {@code *3} stands three times. */
    private static List<ChargePricesRequest.Series> series(String text) {
        List<ChargePricesRequest.Series> all = new ArrayList<>();
        for (String one : text.isEmpty() ? new String[0] : text.split("\\+")) {
            String[] parts = one.split("/");
            List<ChargePricesRequest.Point> points = new ArrayList<>();
            for (String price : parts[3].split(",")) {
                String[] times = price.split("\\*");
                for (int i = 0; i < (times.length == 1 ? 1 : Integer.parseInt(times[1])); i++) {
                    points.add(new ChargePricesRequest.Point(points.size() + 1, new BigDecimal(times[0])));
                }
            }
            all.add(new ChargePricesRequest.Series(
                    parts[0],
                    parts[1].equals("-") ? null : Objects.requireNonNull(Words.time(parts[1], "from")),
                    parts[2].equals("-") ? null : Words.time(parts[2], "to"),
                    points));
        }
        return all;
    }
}
