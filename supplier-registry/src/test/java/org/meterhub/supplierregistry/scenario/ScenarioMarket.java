package org.meterhub.supplierregistry.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.ImportOutcome;
import org.meterhub.supplierregistry.RegistryFile;
import org.meterhub.supplierregistry.TwoGridAreasMarket;

/** The reference market, and beside it what the scenarios need and no market has: {@code scenarios/market}. */
final class ScenarioMarket {

    static final Path SCENARIOS = Path.of("src", "test", "resources", "scenarios");

    private static final Path EXTRAS = SCENARIOS.resolve("market");

    private ScenarioMarket() {}

    static TwoGridAreasMarket loaded(Dialect dialect) {
        TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect);
        for (RegistryFile kind : RegistryFile.values()) {
            Path file = EXTRAS.resolve(kind.kind() + ".csv");
            if (Files.exists(file)) {
                ImportOutcome outcome = market.load(kind, text(file));
                if (!(outcome instanceof ImportOutcome.Imported)) {
                    throw new IllegalStateException(file + " is not as it should be: " + outcome);
                }
            }
        }
        return market;
    }

    /** Numbers by the names that rows have for them: those of the reference market, and those of {@code names.csv}. */
    static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (Field field : TwoGridAreasMarket.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                names.putAll(number(field));
            }
        }
        ScenarioTable.read(EXTRAS.resolve("names.csv")).forEach(row -> names.put(row.get("name"), row.get("number")));
        return names;
    }

    private static Map<String, String> number(Field field) {
        try {
            Object value = field.get(null);
            if (value instanceof Gln party) {
                return Map.of(field.getName(), party.value());
            }
            return value instanceof Gsrn point ? Map.of(field.getName(), point.value()) : Map.of();
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
