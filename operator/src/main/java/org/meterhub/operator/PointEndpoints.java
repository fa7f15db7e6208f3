package org.meterhub.operator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.operator.RegistryData.Contact;
import org.meterhub.operator.RegistryData.CustomerVersion;
import org.meterhub.operator.RegistryData.PointRecord;
import org.meterhub.operator.RegistryData.PointVersion;
import org.meterhub.operator.RegistryData.ProcessReference;
import org.meterhub.operator.RegistryData.Relation;
import org.meterhub.operator.RegistryData.SupplyVersion;
import org.meterhub.operator.RegistryData.Version;
import org.meterhub.supplierregistry.Address;
import org.meterhub.supplierregistry.CustomerContact;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.CustomerPeriod;
import org.meterhub.supplierregistry.Parties;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.PointPeriod;
import org.meterhub.supplierregistry.PointRecords;
import org.meterhub.supplierregistry.PointTimeline;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything the registry knows of a metering point, over the admin port: as it is, as it was known at a moment, or every version there ever was. */
public final class PointEndpoints implements Endpoints {

    private static final Logger LOG = LoggerFactory.getLogger(PointEndpoints.class);

    /** Where somebody lives; the town and its postal code tell it of nobody. */
    private static final Set<PointAttribute> WHERE_SOMEBODY_LIVES = EnumSet.of(
            PointAttribute.LOCATION_DESCRIPTION,
            PointAttribute.GEO_REFERENCE,
            PointAttribute.STREET_CODE,
            PointAttribute.STREET_NAME,
            PointAttribute.BUILDING_NUMBER,
            PointAttribute.FLOOR,
            PointAttribute.SUITE,
            PointAttribute.PO_BOX);

    private final Database database;
    private final Parties parties;
    private final PointRecords pointRecords;
    private final PastMoments pastMoments;
    private final MarketProfile market;
    private final MarketClock clock;

    public PointEndpoints(
            Database database,
            Parties parties,
            PointRecords pointRecords,
            PastMoments pastMoments,
            MarketProfile market,
            MarketClock clock) {
        this.database = database;
        this.parties = parties;
        this.pointRecords = pointRecords;
        this.pastMoments = pastMoments;
        this.market = market;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/points/{gsrn}", request -> request.json(point(request)));
    }

    private PointRecord point(Context request) {
        Gsrn gsrn = Parameters.meteringPoint(request, "gsrn", market.checkDigits());
        boolean versions = Parameters.flag(request, "versions");
        boolean personal = Parameters.flag(request, "personal");
        Instant moment = pastMoments.moment(request);
        if (versions && moment != null) {
            throw AdminRefusal.badRequest(
                    "both 'versions' and '" + PastMoments.MOMENT + "' are given",
                    "All versions tell what was known at every moment: give one.");
        }
        Instant knownAt = moment == null ? clock.now() : moment;
        PointRecord told = database.inTransaction(unit -> {
            PointTimeline known = (versions
                            ? pointRecords.timeline(unit, gsrn)
                            : pointRecords.asKnownAt(unit, gsrn, knownAt))
                    .orElseThrow(() -> AdminRefusal.notFound(
                            "the registry " + (moment == null ? "has" : "had") + " no metering point " + gsrn
                                    + (moment == null ? "" : ", as known at " + moment),
                            "It comes by ./hub import, or by a request of its grid company."));
            return new Telling(unit, known, personal).record(versions ? null : knownAt);
        });
        if (personal) {
            // Whoever operates the hub may; that it was done is to be seen.
            LOG.info("the operator was shown the customer of {}", gsrn);
        }
        return told;
    }

    /** Puts one point into words for one answer. */
    private final class Telling {

        private final PointTimeline known;
        private final boolean personal;
        private final Map<Long, String> kinds;
        private final Map<PartyId, String> names;
        private final Map<String, String> gridCompanies;

        Telling(UnitOfWork unit, PointTimeline known, boolean personal) {
            this.known = known;
            this.personal = personal;
            this.kinds = ProcessEndpoints.kindsOf(known.processes());
            this.names = parties.all(unit).stream().collect(Collectors.toMap(Party::number, Party::name));
            this.gridCompanies = known.masterData().stream()
                    .flatMap(period -> period.value(PointAttribute.GRID_AREA).stream())
                    .distinct()
                    .collect(Collectors.toMap(area -> area, area -> parties.ownerOf(unit, new GridAreaCode(area))
                            .map(PartyId::value)
                            .orElse("")));
        }

        PointRecord record(@Nullable Instant knownAt) {
            return new PointRecord(
                    known.gsrn().value(),
                    market.calendar().zone().getId(),
                    knownAt == null ? null : knownAt.toString(),
                    personal,
                    known.masterData().stream().map(this::masterData).toList(),
                    known.supply().stream().map(this::supply).toList(),
                    known.customers().stream().map(this::customer).toList(),
                    relations(),
                    known.processes().stream().map(ProcessEndpoints::row).toList());
        }

        private PointVersion masterData(PointPeriod period) {
            Map<String, String> attributes = new LinkedHashMap<>();
            period.attributes().forEach((attribute, value) -> {
                boolean hidden = WHERE_SOMEBODY_LIVES.contains(attribute);
                attributes.put(attribute.name().toLowerCase(Locale.ROOT), hidden ? masked(value) : value);
            });
            String company = gridCompanies.getOrDefault(
                    period.value(PointAttribute.GRID_AREA).orElse(""), "");
            return new PointVersion(version(period), company.isEmpty() ? null : company, period.gridLoss(), attributes);
        }

        private SupplyVersion supply(SupplyPeriod period) {
            return new SupplyVersion(
                    version(
                            period.validFrom(),
                            period.validTo(),
                            period.recordedAt(),
                            period.supersededAt(),
                            period.recordedBy()),
                    period.supplier().value(),
                    names.get(period.supplier()),
                    period.balanceResponsible().value(),
                    personal(period.customerId()),
                    personal(period.customerName()),
                    period.lastResort(),
                    reference(period.begunBy()));
        }

        private CustomerVersion customer(CustomerPeriod period) {
            CustomerData customer = period.customer();
            return new CustomerVersion(
                    version(
                            period.validFrom(),
                            period.validTo(),
                            period.recordedAt(),
                            period.supersededAt(),
                            period.recordedBy()),
                    personal(customer.firstId()),
                    personal(customer.firstName()),
                    personal(customer.secondId()),
                    personal(customer.secondName()),
                    customer.protectedName(),
                    customer.electricalHeating(),
                    customer.contacts().stream().map(this::contact).toList());
        }

        private Contact contact(CustomerContact contact) {
            return new Contact(
                    contact.type(),
                    personal(contact.name()),
                    personal(contact.attention()),
                    personal(inOneLine(contact.address())),
                    contact.protectedAddress(),
                    personal(contact.phone1()),
                    personal(contact.phone2()),
                    personal(contact.email()));
        }

        private List<Relation> relations() {
            List<Relation> relations = new ArrayList<>();
            for (PointPeriod period : known.masterData()) {
                period.value(PointAttribute.PARENT)
                        .ifPresent(parent -> relations.add(new Relation(version(period), "PARENT", parent, null)));
                period.value(PointAttribute.POWER_PLANT)
                        .ifPresent(plant -> relations.add(new Relation(version(period), "POWER_PLANT", plant, null)));
            }
            for (PointPeriod child : known.children()) {
                relations.add(new Relation(
                        version(child),
                        "CHILD",
                        child.gsrn().value(),
                        child.value(PointAttribute.TYPE).orElse(null)));
            }
            return relations;
        }

        private Version version(PointPeriod period) {
            return version(
                    period.validFrom(),
                    period.validTo(),
                    period.recordedAt(),
                    period.supersededAt(),
                    period.recordedBy());
        }

        private Version version(
                Instant from,
                @Nullable Instant to,
                Instant recordedAt,
                @Nullable Instant supersededAt,
                @Nullable Long recordedBy) {
            return new Version(
                    from.toString(),
                    to == null ? null : to.toString(),
                    recordedAt.toString(),
                    supersededAt == null ? null : supersededAt.toString(),
                    reference(recordedBy));
        }

        private @Nullable ProcessReference reference(@Nullable Long process) {
            return process == null ? null : new ProcessReference(process, kinds.get(process));
        }

        private @Nullable String personal(@Nullable String value) {
            return value == null ? null : masked(value);
        }

        private String masked(String value) {
            return personal ? value : RegistryData.HIDDEN;
        }
    }

    private static @Nullable String inOneLine(@Nullable Address address) {
        if (address == null) {
            return null;
        }
        return Stream.of(
                        address.streetName(),
                        address.buildingNumber(),
                        address.floorIdentification(),
                        address.suiteNumber(),
                        address.poBox(),
                        address.postalCode(),
                        address.townName(),
                        address.country())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
