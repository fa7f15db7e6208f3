package org.meterhub.hubroutes.metereddata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.messagelog.BundleLimits;
import org.meterhub.messagelog.DueGroup;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.ForwardedSeries;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.Version;
import org.meterhub.supplierregistry.ImportOutcome;
import org.meterhub.supplierregistry.RegistryFile;
import org.meterhub.supplierregistry.SupplierRegistry;

/** A house with a heat pump that is metered apart, one grid company and two suppliers, of which the second supplies the house from 20 October on. */
final class SmallMarket implements AutoCloseable {

    static final PartyId GRID_COMPANY = PartyId.of("7080000010011");
    static final PartyId FORMER = PartyId.of("7080000020010");
    static final PartyId LATTER = PartyId.of("7080000020027");
    static final Gsrn HOUSE = Gsrn.ofBody("70705750001000001");
    static final Gsrn HEATING = Gsrn.ofBody("70705750001000002");
    static final LocalDate CHANGE = LocalDate.parse("2026-10-20");

    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    private static final Instant NOW = Instant.parse("2026-10-27T08:00:00Z");

    final MarketProfile profile = MarketProfile.norway();
    final Database database;
    final SupplierRegistry registry;
    final MeteredDays days = MeteredDays.inDatabase();
    final MessageStores stores = MessageStores.onDatabase();

    /** @param heatingSince when the heat pump's meter came; the house has been there since 2021 */
    SmallMarket(Dialect dialect, String heatingSince) {
        database = TestDatabases.fresh(
                dialect, "database", SupplierRegistry.MODULE, MeteredDays.MODULE, MessageStores.MIGRATIONS);
        registry = new SupplierRegistry(database.dialect(), profile);
        load(
                RegistryFile.PARTIES,
                GRID_COMPANY + ";Grid;DDM,MDR;;2020-01-01;",
                "7080000030019;Balance;DDK;;2020-01-01;",
                FORMER + ";Former;DDQ;7080000030019;2020-01-01;",
                LATTER + ";Latter;DDQ;7080000030019;2020-01-01;");
        load(RegistryFile.GRID_AREAS, "101;Fjord;NO1;" + GRID_COMPANY + ";" + FORMER);
        load(
                RegistryFile.METERING_POINTS,
                HOUSE + ";E17;D01;E22;D01;PT1H;KWH;8716867000030;101;;;;;2021-01-01;",
                HEATING + ";D14;D01;E22;;PT1H;KWH;8716867000030;101;;;" + HOUSE + ";;" + heatingSince + ";");
        load(
                RegistryFile.SUPPLY_CONTRACTS,
                HOUSE + ";" + FORMER + ";;;One;2021-01-01;" + CHANGE,
                HOUSE + ";" + LATTER + ";;;Other;" + CHANGE + ";");
    }

    private void load(RegistryFile kind, String... rows) {
        List<String> lines = new ArrayList<>(List.of(String.join(";", kind.columns())));
        lines.addAll(Arrays.asList(rows));
        byte[] file = String.join("\n", lines).getBytes(UTF_8);
        assertThat(database.<ImportOutcome>inTransaction(unit ->
                        registry.registryImport().load(unit, kind, kind.kind(), new ByteArrayInputStream(file), NOW)))
                .isInstanceOf(ImportOutcome.Imported.class);
    }

    /** A day of 24 hours on which every value is the same. */
    static DayVersion day(Gsrn point, LocalDate day, long quantityWh) {
        SeriesValues values = new SeriesValues(CALENDAR.steps(day, Resolution.HOUR));
        for (int step = 0; step < values.size(); step++) {
            values.set(step, quantityWh, Quality.MEASURED);
        }
        return new DayVersion(point, day, Resolution.HOUR, new Version(NOW, 1, 0), PackedSeries.pack(values));
    }

    static Interval days(LocalDate from, LocalDate to) {
        return new Interval(CALENDAR.startOf(from), CALENDAR.startOf(to));
    }

    Reforwarder reforwarder() {
        return new Reforwarder(registry.meteringPoints(), days, stores.items(), CALENDAR, () -> NOW);
    }

    /** What waits to be bundled: receiver, metering point, first day. */
    List<String> waiting() {
        return database.inTransaction(unit -> {
            List<String> waiting = new ArrayList<>();
            for (DueGroup due : stores.items().dueGroups(unit, NOW.plusSeconds(3_600), BundleLimits.MARKET)) {
                for (OutboundItem item :
                        stores.items().take(unit, due.group(), NOW.plusSeconds(3_600), BundleLimits.MARKET)) {
                    ForwardedSeries series = ForwardedSeries.unpack(item.content());
                    waiting.add(due.group().receiver() + " " + series.meteringPoint() + " "
                            + CALENDAR.dayOf(series.period().from()));
                }
            }
            waiting.sort(null);
            return waiting;
        });
    }

    @Override
    public void close() {
        registry.close();
        database.close();
    }
}
