package org.meterhub.settlement.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.report.ReportReader.Role;

/** The billing basis of a month of a small market, and the month as a workbook. */
class BillingAndSummaryTest extends ReportMarket {

    @Test
    void a_billing_basis_has_every_value_and_what_each_charge_comes_to_at_each_point() throws Exception {
        long version = settle(CalculationType.WHOLESALE_FIXING, MONTH, NORTH);
        ReportReader green = new ReportReader(Role.ENERGY_SUPPLIER, "green");
        ReportOutcome outcome = reports()
                .writeBilling(
                        request(green, CalculationType.WHOLESALE_FIXING, MONTH, Map.of(NORTH, version), false),
                        folder.resolve("report.zip"));
        Map<String, List<String>> files = unzipped((ReportOutcome.Written) outcome);
        List<String> values = file(files, "BILLINGVALUES_101_green_DDQ_01-10-2025_31-10-2025.csv");
        assertThat(values)
                .as("two weeks of hours of a house and its child, a month of quarters of a plant")
                .hasSize(1 + 14 * 24 * 2 + 745 * 4);
        assertThat(values.get(0))
                .isEqualTo(
                        "ENERGYSUPPLIERID,METERINGPOINTID,TYPEOFMP,STARTDATETIME,RESOLUTIONDURATION,ENERGYQUANTITY,QUALITY");
        assertThat(values.get(1)).isEqualTo("green,000000000000000010,E17,2025-09-30T22:00:00Z,PT1H,1.000,A04");
        assertThat(values)
                .as("a missing value is no zero")
                .contains("green,000000000000000012,E18,2025-09-30T22:15:00Z,PT15M,,A02");
        assertThat(file(files, "BILLINGAMOUNTS_101_green_DDQ_01-10-2025_31-10-2025.csv"))
                .containsExactly(
                        "ENERGYSUPPLIERID,METERINGPOINTID,TYPEOFMP,PERIODSTART,PERIODEND,CHARGETYPE,CHARGEOWNER,CHARGEID,TAXINDICATOR,"
                                + "RESOLUTIONDURATION,MEASUREUNIT,ENERGYCURRENCY,ENERGYQUANTITY,AMOUNT,BILLEDAMOUNT,ROWSWITHOUTPRICE",
                        "green,000000000000000010,E17,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,D01,grid,fixed,0,P1D,pcs,NOK,14,45.161284,45.16,0",
                        "green,000000000000000010,E17,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,D03,grid,energy,0,PT1H,kWh,NOK,336.000,134.400000,134.40,0",
                        "green,000000000000000010,E17,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,D03,system,levy,1,P1D,kWh,NOK,336.000,33.600000,33.60,0",
                        "green,000000000000000011,D14,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,D03,system,levy,1,P1D,kWh,NOK,168.000,16.800000,16.80,0");
    }

    @Test
    void a_bill_that_lacks_a_price_has_no_billed_amount_and_grid_loss_is_billed_to_its_supplier() throws Exception {
        long version = settle(CalculationType.WHOLESALE_FIXING, MONTH, NORTH);
        ReportOutcome outcome = reports()
                .writeBilling(
                        request(
                                ReportReader.ADMINISTRATOR,
                                CalculationType.WHOLESALE_FIXING,
                                MONTH,
                                Map.of(NORTH, version),
                                false),
                        folder.resolve("report.zip"));
        Map<String, List<String>> files = unzipped((ReportOutcome.Written) outcome);
        assertThat(file(files, "BILLINGVALUES_101_01-10-2025_31-10-2025.csv"))
                .contains("loss,000000000000000001,E17,2025-09-30T22:00:00Z,PT1H,1.400,A06");
        assertThat(file(files, "BILLINGAMOUNTS_101_01-10-2025_31-10-2025.csv"))
                .contains(
                        "blue,000000000000000010,E17,2025-10-14T22:00:00Z,2025-10-31T23:00:00Z,D03,system,levy,1,P1D,kWh,NOK,409.000,38.500000,,1");
        assertThat(((ReportOutcome.Refused) reports()
                                .writeBilling(
                                        request(
                                                new ReportReader(Role.GRID_COMPANY, "grid"),
                                                CalculationType.WHOLESALE_FIXING,
                                                MONTH,
                                                Map.of(NORTH, version),
                                                false),
                                        folder.resolve("none.zip")))
                        .reasons())
                .extracting(Rejection::code)
                .containsExactly(RejectionCode.SUPPLIER_UNAUTHORISED);
    }

    @Test
    void a_summary_is_a_workbook_with_exact_numbers_and_headings_in_two_languages() throws Exception {
        long version = settle(CalculationType.WHOLESALE_FIXING, MONTH, NORTH);
        ByteArrayOutputStream english = new ByteArrayOutputStream();
        new RunSummary(runs(), CALENDAR).write(version, SummaryLanguage.ENGLISH, english);
        Map<String, String> parts = parts(english.toByteArray());
        assertThat(parts.get("xl/workbook.xml"))
                .contains("Grid areas", "Suppliers", "Quality", "Missing values", "Findings", "Charges");
        assertThat(parts.get("xl/sharedStrings.xml"))
                .contains("Grid loss kWh", "CHARGE_PRICE_MISSING", "wholesale_fixing", "2025-10-31")
                .as(
                        "what lacks prices is not called complete, what is metered is not called as what is settled, and each sheet says of what it is")
                .contains(
                        "incomplete: values or prices are missing",
                        "Metered production kWh",
                        "Production with negative grid loss kWh",
                        "Settlement method",
                        "Run " + version + ", wholesale_fixing, 2025-10-01 - 2025-10-31; Cut-off ",
                        "101 in force")
                .doesNotContain("SUCCEEDED");
        assertThat(parts.get("xl/worksheets/sheet2.xml"))
                .as("production, exchange, flex consumption, nothing else, grid loss, no difference")
                .contains("<v>884.700</v>", "<v>1117.500</v>", "<v>745.000</v>", "<v>0.000</v>", "<v>1257.200</v>");
        assertThat(parts.get("xl/worksheets/sheet3.xml"))
                .as("what green is charged in all")
                .contains("<v>229.961284</v>");

        ByteArrayOutputStream norwegian = new ByteArrayOutputStream();
        new RunSummary(runs(), CALENDAR).write(version, SummaryLanguage.NORWEGIAN, norwegian);
        Map<String, String> inNorwegian = parts(norwegian.toByteArray());
        assertThat(inNorwegian.get("xl/workbook.xml")).contains("Manglende verdier", "Priselementer");
        assertThat(inNorwegian.get("xl/sharedStrings.xml"))
                .contains(
                        "M&#xe5;lt produksjon kWh",
                        "Produksjon med negativt nettap kWh",
                        "Avregningsmetode",
                        "101 gjelder");
    }

    private Map<String, String> parts(byte[] workbook) throws Exception {
        Path file = Files.write(folder.resolve("summary.xlsx"), workbook);
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
