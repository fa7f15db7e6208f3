package org.meterhub.settlement.prices;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.deviation.ImbalancePrices;
import org.meterhub.settlement.prices.store.PriceStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps imported prices. A database that is away leaves as {@link org.meterhub.database.DatabaseException}. */
public final class Prices {

    private static final Logger LOG = LoggerFactory.getLogger(Prices.class);

    private final Database database;
    private final MarketClock clock;
    private final PriceStore store = new PriceStore();

    /** The tables come with {@code database.migrate("settlement")}. */
    public Prices(Database database, MarketClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps the prices of a checked file, all or none. */
    public PriceImport add(PriceKind kind, PriceFile file, String fileName, String importedBy) {
        PriceImport added =
                database.inTransaction(unit -> store.insert(unit, kind, file, fileName, importedBy, clock.now()));
        LOG.info("{} prices of {} imported for {}", file.prices().size(), file.priceArea(), file.period());
        return added;
    }

    /** The newest imports first. */
    public List<PriceImport> imports(int limit) {
        return database.inTransaction(unit -> store.imports(unit, limit));
    }

    /** The number of the newest import; 0 before the first. */
    public long newestImport() {
        return imports(1).stream().mapToLong(PriceImport::number).findFirst().orElse(0);
    }

    /**
     * The prices in force over a period as of an import. Where hours and quarters were imported for it, all are told by quarters.
     *
     * @param importMax later imports do not count
     */
    public ImbalancePrices of(PriceKind kind, String priceArea, Interval period, long importMax) {
        TreeMap<Instant, BigDecimal> quarters = new TreeMap<>();
        boolean[] quarterly = new boolean[1];
        database.run(unit -> store.read(unit, kind, priceArea, period, importMax, (resolution, time, price) -> {
            quarterly[0] |= resolution == Resolution.QUARTER_HOUR;
            Instant end = time.plus(resolution.step());
            for (Instant step = time; step.isBefore(end); step = step.plus(Resolution.QUARTER_HOUR.step())) {
                quarters.put(step, price);
            }
        }));
        if (quarterly[0]) {
            return new ImbalancePrices(Resolution.QUARTER_HOUR, quarters);
        }
        quarters.keySet()
                .removeIf(time -> time.getEpochSecond() % Resolution.HOUR.step().toSeconds() != 0);
        return new ImbalancePrices(Resolution.HOUR, quarters);
    }
}
