package org.meterhub.supplierregistry.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.Address;
import org.meterhub.supplierregistry.CustomerContact;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.CustomerPeriod;
import org.meterhub.supplierregistry.supply.Periods;

/** Who the customers of metering points are, in versions that are never overwritten. Writers hold the point's lock. */
public final class CustomerStore {

    private static final String PERIOD =
            "select id, gsrn, first_id, first_name, second_id, second_name, protected_name, electrical_heating,"
                    + " electrical_heating_since, valid_from, valid_to, process_id, recorded_at, superseded_at"
                    + " from customer_period where ";

    /** What the hub now knows of the point's customers, in order of time. */
    public List<CustomerPeriod> current(UnitOfWork unit, Gsrn gsrn) {
        return read(unit, "gsrn = ? and superseded_at is null order by valid_from", gsrn.toLong());
    }

    /** Every version that was ever recorded, in order of time and recording. */
    public List<CustomerPeriod> versions(UnitOfWork unit, Gsrn gsrn) {
        return read(unit, "gsrn = ? order by valid_from, recorded_at, id", gsrn.toLong());
    }

    /**
     * Records that over a stretch of time the customer is another than was known.
     *
     * @param to exclusive; null: for ever
     * @param customer null: nobody is known
     */
    public void replace(
            UnitOfWork unit,
            Gsrn gsrn,
            Instant from,
            @Nullable Instant to,
            @Nullable CustomerData customer,
            long processId,
            Instant now) {
        List<CustomerPeriod> replaced = new ArrayList<>();
        for (CustomerPeriod period : current(unit, gsrn)) {
            if (Periods.overlap(period.validFrom(), period.validTo(), from, to)) {
                supersede(unit, period, processId, now);
                replaced.add(period);
            }
        }
        for (CustomerPeriod period : replaced) {
            Instant end = period.validTo();
            if (period.validFrom().isBefore(from)) {
                insert(unit, gsrn, period.customer(), period.validFrom(), from, processId, now);
            }
            if (to != null && (end == null || to.isBefore(end))) {
                insert(unit, gsrn, period.customer(), to, end, processId, now);
            }
        }
        if (customer != null) {
            insert(unit, gsrn, customer, from, to, processId, now);
        }
    }

    /** Records over a stretch of time what was known before a process changed it. */
    public void restore(
            UnitOfWork unit,
            Gsrn gsrn,
            long undoneProcessId,
            Instant from,
            @Nullable Instant to,
            long processId,
            Instant now) {
        List<CustomerPeriod> former =
                read(unit, "gsrn = ? and superseded_by = ? order by valid_from", gsrn.toLong(), undoneProcessId);
        replace(unit, gsrn, from, to, null, processId, now);
        for (CustomerPeriod period : former) {
            Instant start = period.validFrom().isBefore(from) ? from : period.validFrom();
            Instant end = Stream.of(period.validTo(), to)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .orElse(null);
            if (end == null || start.isBefore(end)) {
                insert(unit, gsrn, period.customer(), start, end, processId, now);
            }
        }
    }

    private static void supersede(UnitOfWork unit, CustomerPeriod period, long processId, Instant now) {
        String sql = "update customer_period set superseded_at = ?, superseded_by = ? where id = ?";
        try (PreparedStatement update = unit.connection().prepareStatement(sql)) {
            Columns.bind(update, now, processId, period.version());
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot supersede a customer period", failure);
        }
    }

    private static void insert(
            UnitOfWork unit,
            Gsrn gsrn,
            CustomerData customer,
            Instant from,
            @Nullable Instant to,
            long processId,
            Instant now) {
        String sql = "insert into customer_period (gsrn, first_id, first_name, second_id, second_name, protected_name,"
                + " electrical_heating, electrical_heating_since, valid_from, valid_to, process_id, recorded_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = unit.connection().prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            Columns.bind(
                    insert,
                    gsrn.toLong(),
                    customer.firstId(),
                    customer.firstName(),
                    customer.secondId(),
                    customer.secondName(),
                    customer.protectedName(),
                    customer.electricalHeating(),
                    customer.electricalHeatingSince(),
                    from,
                    to,
                    processId,
                    now);
            insert.executeUpdate();
            try (ResultSet key = insert.getGeneratedKeys()) {
                key.next();
                insertContacts(unit, key.getLong(1), customer.contacts());
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot record a customer period", failure);
        }
    }

    private static void insertContacts(UnitOfWork unit, long periodId, List<CustomerContact> contacts)
            throws SQLException {
        String sql = "insert into customer_contact (customer_period_id, type, geo_reference, street_code, street_name,"
                + " building_number, floor_identification, suite_number, town_code, town_name, town_section, country,"
                + " postal_code, po_box, address_language, protected_address, name, attention, phone_1, phone_2, email)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        if (contacts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = unit.connection().prepareStatement(sql)) {
            for (CustomerContact contact : contacts) {
                Address address = contact.address();
                Address a = address != null ? address : Address.EMPTY;
                Columns.bind(
                        insert,
                        periodId,
                        contact.type(),
                        contact.geoReference(),
                        a.streetCode(),
                        a.streetName(),
                        a.buildingNumber(),
                        a.floorIdentification(),
                        a.suiteNumber(),
                        a.townCode(),
                        a.townName(),
                        a.townSection(),
                        a.country(),
                        a.postalCode(),
                        a.poBox(),
                        a.language(),
                        contact.protectedAddress(),
                        contact.name(),
                        contact.attention(),
                        contact.phone1(),
                        contact.phone2(),
                        contact.email());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<CustomerPeriod> read(UnitOfWork unit, String which, Object... keys) {
        List<CustomerPeriod> found = new ArrayList<>();
        try (PreparedStatement select = unit.connection().prepareStatement(PERIOD + which)) {
            Columns.bind(select, keys);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new CustomerPeriod(
                            rows.getLong(1),
                            Gsrn.ofLong(rows.getLong(2)),
                            new CustomerData(
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getString(5),
                                    rows.getString(6),
                                    rows.getBoolean(7),
                                    Columns.flag(rows, 8),
                                    Columns.instant(rows, 9),
                                    List.of()),
                            Columns.instantOrFail(rows, 10),
                            Columns.instant(rows, 11),
                            rows.getLong(12),
                            Columns.instantOrFail(rows, 13),
                            Columns.instant(rows, 14)));
                }
            }
            for (int i = 0; i < found.size(); i++) {
                found.set(i, withContacts(unit, found.get(i)));
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read customers", failure);
        }
        return found;
    }

    private static CustomerPeriod withContacts(UnitOfWork unit, CustomerPeriod period) throws SQLException {
        String sql = "select type, geo_reference, street_code, street_name, building_number, floor_identification,"
                + " suite_number, town_code, town_name, town_section, country, postal_code, po_box, address_language,"
                + " protected_address, name, attention, phone_1, phone_2, email"
                + " from customer_contact where customer_period_id = ? order by id";
        List<CustomerContact> contacts = new ArrayList<>();
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setLong(1, period.version());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    contacts.add(contact(rows));
                }
            }
        }
        CustomerData c = period.customer();
        return new CustomerPeriod(
                period.version(),
                period.gsrn(),
                new CustomerData(
                        c.firstId(),
                        c.firstName(),
                        c.secondId(),
                        c.secondName(),
                        c.protectedName(),
                        c.electricalHeating(),
                        c.electricalHeatingSince(),
                        contacts),
                period.validFrom(),
                period.validTo(),
                period.recordedBy(),
                period.recordedAt(),
                period.supersededAt());
    }

    private static CustomerContact contact(ResultSet rows) throws SQLException {
        Address address = new Address(
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getString(9),
                rows.getString(10),
                rows.getString(11),
                rows.getString(12),
                rows.getString(13),
                rows.getString(14));
        boolean empty = address.equals(Address.EMPTY);
        return new CustomerContact(
                rows.getString(1),
                rows.getString(2),
                empty ? null : address,
                rows.getBoolean(15),
                rows.getString(16),
                rows.getString(17),
                rows.getString(18),
                rows.getString(19),
                rows.getString(20));
    }
}
