package org.meterhub.supplierregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.exampleOf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.supplierregistry.ImportOutcome.AlreadyImported;
import org.meterhub.supplierregistry.ImportOutcome.Imported;
import org.meterhub.supplierregistry.ImportOutcome.Refused;

class RegistryImportTest {

    private static final String POINTS_HEADER = String.join(";", RegistryFile.METERING_POINTS.columns()) + "\n";
    private static final String CONTRACTS_HEADER = String.join(";", RegistryFile.SUPPLY_CONTRACTS.columns()) + "\n";

    @ParameterizedTest
    @EnumSource
    void loads_the_example_market(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            market.database.run(unit -> {
                Parties parties = market.registry.parties();
                assertThat(parties.all(unit)).hasSize(7);
                assertThat(parties.roles(unit, TwoGridAreasMarket.FJORDBYGD_NETT))
                        .containsExactlyInAnyOrder(MarketRole.GRID_COMPANY, MarketRole.METERED_DATA_RESPONSIBLE);
                assertThat(parties.ownerOf(unit, new GridAreaCode("102")))
                        .contains(TwoGridAreasMarket.VIDDABERG_ELNETT);
                assertThat(parties.find(unit, TwoGridAreasMarket.HAVVIND)
                                .orElseThrow()
                                .balanceResponsible())
                        .isEqualTo(TwoGridAreasMarket.NORDBALANSE);
                assertThat(parties.gridAreas(unit))
                        .extracting(GridArea::name)
                        .containsExactly("Fjordbygd", "Viddaberg");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void recognises_a_file_it_has_imported_and_rows_it_holds(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            for (RegistryFile kind : RegistryFile.values()) {
                String text = exampleOf(kind);
                if (kind.isOfPriceLists()) {
                    assertThat(market.load(kind, text)).isInstanceOf(Imported.class);
                }
                long rows = text.lines().count() - 1;
                assertThat(market.load(kind, text)).isEqualTo(new AlreadyImported());
                assertThat(market.load(kind, "\uFEFF" + text)).isEqualTo(new Imported(0, rows));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void lists_everything_that_is_wrong_and_keeps_nothing(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            String csv = POINTS_HEADER
                    + "707057500050000013;E17;D01;E22;D01;PT1H;KWH;8716867000030;101;;;;;2020-01-01;\n"
                    + "707057500050000010;E17;D01;E22;;PT2H;KWH;8716867000030;101;;;;;2020-01-01;\n"
                    + "707057500050000020;E17;D01;E22;;PT1H;MWH;8716867000030;999;;;;maybe;2020-01-01;2019-01-01\n"
                    + "707057500050000037;E20;D01;E22;;PT1H;KWH;8716867000030;101;101;101;;;2020-01-01;\n"
                    + "too;few\n"
                    + "707057500050000044;E17;D01;E22;D01;PT1H;KWH;8716867000030;101;;;707057500050000051;;2020-01-01;\n"
                    + "707057500050000013;E17;D01;E22;E02;PT1H;KWH;8716867000030;101;;;;;2021-01-01;\n"
                    + "707057500010000015;E18;D01;E22;;PT1H;KWH;8716867000030;101;;;;;2026-01-01;\n";

            Refused refused = (Refused) market.load(RegistryFile.METERING_POINTS, csv);

            assertThat(refused.more()).isFalse();
            assertThat(refused.errors())
                    .extracting(error -> error.line() + " " + error.column())
                    .containsExactly(
                            "3 gsrn",
                            "3 resolution",
                            "4 unit",
                            "4 grid_area",
                            "4 grid_loss",
                            "5 to_grid_area",
                            "6 ",
                            "7 parent",
                            "8 gsrn",
                            "9 gsrn");
            assertThat(refused.errors().get(1).text())
                    .isEqualTo("metering-points.csv:3 resolution: found 'PT2H', expected one of PT15M, PT1H, P1M");
            // The good first row has not stayed behind.
            assertThat(market.load(
                            RegistryFile.METERING_POINTS, csv.lines().limit(2).collect(Collectors.joining("\n"))))
                    .isEqualTo(new Imported(1, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refuses_contracts_that_overlap_or_name_nobody(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            Refused refused = (Refused) market.load(
                    RegistryFile.SUPPLY_CONTRACTS,
                    CONTRACTS_HEADER
                            + "707057500010000015;7080000020027;;;;2026-01-01;\n"
                            + "707057500010000015;7080000020027;;;;2019-01-01;2020-01-01\n"
                            + "707057500090000011;7080000020027;;;;2020-01-01;\n"
                            + "707057500010000022;7080000010011;;123;;2020-01-01;\n"
                            + "707057500010000022;7080000020010;7080000020027;;;2020-01-01;\n");
            assertThat(refused.errors())
                    .extracting(error -> error.line() + " " + error.column())
                    .containsExactly(
                            "2 gsrn", "3 supplier", "4 gsrn", "5 supplier", "5 customer_id", "6 balance_responsible");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_party_that_contradicts_the_registry(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            Refused refused = (Refused) market.load(
                    RegistryFile.PARTIES,
                    exampleOf(RegistryFile.PARTIES)
                            .replace("Tindekraft AS", "Tindekraft ASA")
                            .replace("DDM,MDR", "DDM,XXX"));
            assertThat(refused.errors())
                    .extracting(error -> error.line() + " " + error.column())
                    .containsExactly("2 roles", "3 roles", "4 number");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refuses_files_that_are_not_such_files(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.empty(dialect)) {
            assertThat(columnsAtFault(market.load(RegistryFile.PARTIES, ""))).containsExactly("");
            assertThat(columnsAtFault(
                            market.load(RegistryFile.PARTIES, "number;name;roles;surprise;valid_from;valid_to\n")))
                    .containsExactlyInAnyOrder("surprise", "balance_responsible");
            String header = String.join(";", RegistryFile.PARTIES.columns()) + "\n";
            byte[] latin1 =
                    (header + "7080000010011;Bekkestrøm;DDQ;;2020-01-01;\n").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(columnsAtFault(market.loadBytes(RegistryFile.PARTIES, latin1)))
                    .containsExactly("name");
            assertThat(columnsAtFault(market.load(RegistryFile.PARTIES, header + "\"7080000010011;never closed\n")))
                    .containsExactly("");
        }
    }

    @ParameterizedTest
    @EnumSource
    void stops_at_the_limit_of_errors(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.empty(dialect)) {
            String header = String.join(";", RegistryFile.GRID_AREAS.columns()) + "\n";
            Refused refused = (Refused)
                    market.load(RegistryFile.GRID_AREAS, header + "wrong\n".repeat(RegistryImport.ERRORS_MAX + 1));
            assertThat(refused.more()).isTrue();
            assertThat(refused.errors()).hasSize(RegistryImport.ERRORS_MAX);
        }
    }

    private static List<String> columnsAtFault(ImportOutcome outcome) {
        return ((Refused) outcome).errors().stream().map(RowError::column).toList();
    }
}
