package org.meterhub.supplierregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.LOADED_AT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gln;

class PartiesTest {

    @ParameterizedTest
    @EnumSource
    void authenticates_a_party_by_its_newest_secret_only(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            Parties parties = market.registry.parties();
            String first = rotate(market, TINDEKRAFT);
            String second = rotate(market, TINDEKRAFT);
            String anothers = rotate(market, BEKKESTROM);
            market.database.run(unit -> {
                assertThat(parties.authenticate(unit, TINDEKRAFT.value(), second))
                        .isTrue();
                assertThat(parties.authenticate(unit, TINDEKRAFT.value(), first))
                        .isFalse();
                assertThat(parties.authenticate(unit, TINDEKRAFT.value(), anothers))
                        .isFalse();
                assertThat(parties.authenticate(unit, TINDEKRAFT.value(), "")).isFalse();
                assertThat(parties.authenticate(unit, TINDEKRAFT.value(), second.repeat(10)))
                        .isFalse();
                assertThat(parties.authenticate(unit, "nobody", second)).isFalse();
                assertThat(parties.authenticate(unit, TwoGridAreasMarket.HAVVIND.value(), second))
                        .isFalse();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void answers_from_memory_what_is_committed_and_nothing_else(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect);
                SupplierRegistry other = new SupplierRegistry(dialect, TwoGridAreasMarket.PROFILE)) {
            Credentials here = market.registry.parties().credentials();
            Credentials there = other.parties().credentials();
            String first = rotate(market, TINDEKRAFT);
            assertThat(here.authenticate(TINDEKRAFT.value(), first)).isTrue();
            assertThat(there.authenticate(TINDEKRAFT.value(), first)).isFalse();
            assertThat(market.database.inTransaction(there::refresh)).isEmpty();
            assertThat(there.authenticate(TINDEKRAFT.value(), first)).isTrue();
            assertThatThrownBy(() -> market.database.run(unit -> {
                        market.registry.parties().rotateCredential(unit, TINDEKRAFT, LOADED_AT);
                        throw new IllegalStateException("undone");
                    }))
                    .hasMessage("undone");
            assertThat(here.authenticate(TINDEKRAFT.value(), first)).isTrue();
            String second = rotate(market, TINDEKRAFT);
            assertThat(here.authenticate(TINDEKRAFT.value(), first)).isFalse();
            assertThat(market.database.inTransaction(there::refresh)).containsExactly(TINDEKRAFT.value());
            assertThat(there.authenticate(TINDEKRAFT.value(), first)).isFalse();
            assertThat(there.authenticate(TINDEKRAFT.value(), second)).isTrue();
            assertThat(there.authenticate(BEKKESTROM.value(), second)).isFalse();
            assertThat(there.authenticate("nobody", second)).isFalse();
            assertThat(there.authenticate(TINDEKRAFT.value(), second.repeat(10)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keeps_no_secret_that_could_be_read_back(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            String secret = rotate(market, TINDEKRAFT);
            assertThat(secret).hasSize(43);
            market.database.run(unit -> {
                try (PreparedStatement select =
                                unit.connection().prepareStatement("select salt, secret_sha256 from party_credential");
                        ResultSet rows = select.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                            .doesNotContain(secret);
                    assertThat(rows.getBytes(2)).hasSize(32);
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void gives_no_secret_to_a_stranger(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            assertThatThrownBy(() -> rotate(market, Gln.ofBody("708099999999")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_hub_process_knows_a_new_party_once_it_is_committed_and_none_before(Dialect dialect) {
        Gln newcomer = Gln.ofBody("708000002999");
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect);
                SupplierRegistry other = new SupplierRegistry(dialect, TwoGridAreasMarket.PROFILE)) {
            assertThat(known(market, other, newcomer)).isFalse();

            assertThatThrownBy(() -> market.database.run(unit -> {
                        add(market, unit, newcomer);
                        assertThat(market.registry.parties().find(unit, newcomer))
                                .isPresent();
                        throw new IllegalStateException("and then it fails");
                    }))
                    .hasMessage("and then it fails");
            assertThat(known(market, market.registry, newcomer)).isFalse();
            assertThat(known(market, other, newcomer)).isFalse();

            market.database.run(unit -> add(market, unit, newcomer));
            assertThat(known(market, market.registry, newcomer)).isTrue();
            assertThat(known(market, other, newcomer)).isTrue();
        }
    }

    private static void add(TwoGridAreasMarket market, UnitOfWork unit, Gln party) {
        String csv = String.join(";", RegistryFile.PARTIES.columns()) + "\n" + party + ";Ny Kraft;DDM;;2026-10-01;\n";
        assertThat(market.registry
                        .registryImport()
                        .load(
                                unit,
                                RegistryFile.PARTIES,
                                "parties.csv",
                                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                                LOADED_AT))
                .isEqualTo(new ImportOutcome.Imported(1, 0));
    }

    private static boolean known(TwoGridAreasMarket market, SupplierRegistry registry, Gln party) {
        return market.database.inTransaction(
                unit -> registry.parties().find(unit, party).isPresent());
    }

    private static String rotate(TwoGridAreasMarket market, Gln party) {
        return market.database.inTransaction(
                unit -> market.registry.parties().rotateCredential(unit, party, LOADED_AT));
    }
}
