package org.meterhub.settlement.run.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Quality;
import org.meterhub.settlement.calculation.billing.BilledCharge;
import org.meterhub.settlement.calculation.billing.MeteringPointBill;
import org.meterhub.settlement.calculation.charge.ChargeType;
import org.meterhub.settlement.run.RunBasis;
import org.meterhub.settlement.run.RunDays;
import org.meterhub.settlement.run.billing.BillingBases;

/**
 * The files with the billing basis, two for a grid area: BILLINGVALUES, each value of each point with its quality; and BILLINGAMOUNTS, what each charge comes
 * to at each point. In order of the points.
 */
final class BillingFiles {

    private static final List<String> VALUE_COLUMNS = List.of(
            "ENERGYSUPPLIERID",
            "METERINGPOINTID",
            "TYPEOFMP",
            "STARTDATETIME",
            "RESOLUTIONDURATION",
            "ENERGYQUANTITY",
            "QUALITY");
    private static final List<String> AMOUNT_COLUMNS = List.of(
            "ENERGYSUPPLIERID",
            "METERINGPOINTID",
            "TYPEOFMP",
            "PERIODSTART",
            "PERIODEND",
            "CHARGETYPE",
            "CHARGEOWNER",
            "CHARGEID",
            "TAXINDICATOR",
            "RESOLUTIONDURATION",
            "MEASUREUNIT",
            "ENERGYCURRENCY",
            "ENERGYQUANTITY",
            "AMOUNT",
            "BILLEDAMOUNT",
            "ROWSWITHOUTPRICE");

    private final RunBasis data;
    private final ReportRequest request;
    private final String currency;
    private final Path folder;

    BillingFiles(RunBasis data, ReportRequest request, String currency, Path folder) {
        this.data = data;
        this.request = request;
        this.currency = currency;
        this.folder = folder;
    }

    void write(CsvZip zip, SortedMap<GridAreaCode, List<RunDays>> parts) throws IOException {
        for (Map.Entry<GridAreaCode, List<RunDays>> entry : parts.entrySet()) {
            GridAreaCode area = entry.getKey();
            try (RowSorter amounts = new RowSorter(folder)) {
                CsvZip.Table values = zip.begin(name("BILLINGVALUES", area), VALUE_COLUMNS);
                for (RunDays part : entry.getValue()) {
                    new BillingBases(data).read(part.run(), area, 0, request.onlySupplier(), bills -> {
                        for (MeteringPointBill bill : bills) {
                            writeValues(bill, values);
                            addAmounts(bill, amounts);
                        }
                    });
                }
                amounts.inOrder(zip.begin(name("BILLINGAMOUNTS", area), AMOUNT_COLUMNS)::line);
            }
        }
    }

    private ReportFileName name(String prefix, GridAreaCode area) {
        return ReportFileName.of(prefix, area, request, data.calendar());
    }

    /** A value that is missing is left out, although it was settled as zero: nobody should take it for a reading. */
    private static void writeValues(MeteringPointBill bill, CsvZip.Table table) throws IOException {
        String point = BasisFiles.point(bill.period().meteringPoint());
        for (MeteringPointBill.Value value : bill.values()) {
            table.row(Arrays.asList(
                    bill.period().supplier(),
                    point,
                    bill.period().type().code(),
                    value.time().toString(),
                    bill.resolution().code(),
                    value.quality() == Quality.MISSING ? null : ResultFiles.kilowattHours(value.quantityWh()),
                    value.quality().code()));
        }
    }

    private void addAmounts(MeteringPointBill bill, RowSorter sorter) throws IOException {
        String point = BasisFiles.point(bill.period().meteringPoint());
        for (BilledCharge charged : bill.charges()) {
            List<@Nullable String> cells = Arrays.asList(
                    bill.period().supplier(),
                    point,
                    bill.period().type().code(),
                    bill.interval().from().toString(),
                    bill.interval().to().toString(),
                    charged.charge().type().code(),
                    charged.charge().owner(),
                    charged.charge().code(),
                    charged.tax() ? "1" : "0",
                    charged.resolution().code(),
                    ResultFiles.unit(charged.charge()),
                    currency,
                    quantity(charged),
                    charged.totalAmount().map(BigDecimal::toPlainString).orElse(null),
                    billed(charged),
                    String.valueOf(charged.rows().stream()
                            .filter(row -> row.price().isEmpty())
                            .count()));
            sorter.add(
                    RowSorter.key(
                            point,
                            bill.interval().from(),
                            charged.charge().owner(),
                            charged.charge().type().code(),
                            charged.charge().code()),
                    CsvZip.line(cells));
        }
    }

    private static String quantity(BilledCharge charged) {
        BigDecimal sum =
                charged.rows().stream().map(BilledCharge.Row::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return charged.charge().type() == ChargeType.TARIFF ? sum.setScale(3).toPlainString() : sum.toPlainString();
    }

    /** What is not whole is no bill. */
    private static @Nullable String billed(BilledCharge charged) {
        return charged.isComplete()
                ? charged.billed().map(BigDecimal::toPlainString).orElse(null)
                : null;
    }
}
