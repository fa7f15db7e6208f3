package org.meterhub.supplierregistry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.supplierregistry.file.ChargeLinkRows;
import org.meterhub.supplierregistry.file.ChargePriceRows;
import org.meterhub.supplierregistry.file.ChargeRows;
import org.meterhub.supplierregistry.file.CsvFile;
import org.meterhub.supplierregistry.file.GridAreaRows;
import org.meterhub.supplierregistry.file.MeteringPointRows;
import org.meterhub.supplierregistry.file.PartyRows;
import org.meterhub.supplierregistry.file.RowErrors;
import org.meterhub.supplierregistry.file.RowTaker;
import org.meterhub.supplierregistry.file.SupplyContractRows;
import org.meterhub.supplierregistry.store.ChargeLinkStore;
import org.meterhub.supplierregistry.store.ImportedFileStore;
import org.meterhub.supplierregistry.store.MeteringPointStore;
import org.meterhub.supplierregistry.store.PartyStore;
import org.meterhub.supplierregistry.store.PriceListStore;
import org.meterhub.supplierregistry.store.SupplyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the registry from CSV files: columns of {@link RegistryFile}, separated by ';', UTF-8, days as {@code 2026-10-24} which begin at the market's
 * midnight, an empty end meaning open. A file goes in as a whole or not at all; everything wrong with it is listed. What the registry holds
 * already, exactly so, is left alone; what contradicts it is an error: history is not overwritten by import.
 */
public final class RegistryImport {

    /** So many errors of a file are listed; after that it is not read further. */
    public static final int ERRORS_MAX = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RegistryImport.class);

    private final MarketCalendar calendar;
    private final CheckDigits checkDigits;
    private final PartyStore parties;
    private final MeteringPointStore points;
    private final SupplyStore supply;
    private final PriceListStore priceLists;
    private final ChargeLinkStore chargeLinks;
    private final ImportedFileStore files = new ImportedFileStore();

    RegistryImport(
            MarketCalendar calendar,
            CheckDigits checkDigits,
            PartyStore parties,
            MeteringPointStore points,
            SupplyStore supply,
            PriceListStore priceLists,
            ChargeLinkStore chargeLinks) {
        this.priceLists = priceLists;
        this.chargeLinks = chargeLinks;
        this.calendar = calendar;
        this.checkDigits = checkDigits;
        this.parties = parties;
        this.points = points;
        this.supply = supply;
    }

    /**
     * Loads one file. When it is refused, the unit of work goes on as if it had not been tried.
     *
     * @param name the file's name, for errors
     * @param content its bytes; read to the end and left open
     * @throws UncheckedIOException when the file cannot be read
     */
    public ImportOutcome load(UnitOfWork unit, RegistryFile kind, String name, InputStream content, Instant now) {
        DigestInputStream bytes = new DigestInputStream(content, sha256());
        RowErrors errors = new RowErrors(name, ERRORS_MAX);
        RowTaker rows = rowsOf(kind, unit, errors, now);
        boolean[] alreadyImported = new boolean[1];
        try {
            boolean kept = unit.attempt(() -> {
                read(bytes, kind, errors, rows);
                String hash = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
                alreadyImported[0] = files.isImported(unit, kind.kind(), hash);
                if (alreadyImported[0] || !errors.isEmpty()) {
                    return false;
                }
                files.addImportedFile(unit, kind.kind(), hash, name, rows.added() + rows.unchanged(), now);
                files.renewStatistics(unit);
                return true;
            });
            // What the attempt added and undid must not be remembered.
            parties.forgetDirectory(unit);
            if (!kept) {
                return alreadyImported[0]
                        ? new ImportOutcome.AlreadyImported()
                        : new ImportOutcome.Refused(errors.all(), errors.more());
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot import " + name, failure);
        }
        LOG.info("imported {} {} from {}, {} unchanged", rows.added(), kind.kind(), name, rows.unchanged());
        return new ImportOutcome.Imported(rows.added(), rows.unchanged());
    }

    private void read(InputStream bytes, RegistryFile kind, RowErrors errors, RowTaker rows) {
        try {
            CsvFile.read(bytes, kind.columns(), kind.optionalColumns(), errors, rows, checkDigits);
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private RowTaker rowsOf(RegistryFile kind, UnitOfWork unit, RowErrors errors, Instant now) {
        return switch (kind) {
            case PARTIES -> new PartyRows(unit, calendar, parties, errors, now);
            case GRID_AREAS -> new GridAreaRows(unit, parties, errors, now);
            case METERING_POINTS -> new MeteringPointRows(unit, calendar, parties, points, now);
            case SUPPLY_CONTRACTS -> new SupplyContractRows(unit, calendar, parties, points, supply, now);
            case CHARGES -> new ChargeRows(unit, calendar, parties, priceLists, now);
            case CHARGE_PRICES -> new ChargePriceRows(unit, calendar, parties, priceLists, now);
            case CHARGE_LINKS -> new ChargeLinkRows(unit, calendar, parties, points, priceLists, chargeLinks, now);
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
