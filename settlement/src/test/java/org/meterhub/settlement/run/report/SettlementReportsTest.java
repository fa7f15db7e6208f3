package org.meterhub.settlement.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeType;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.report.ReportReader.Role;

/** Settlement reports of a small market, file by file and row by row. */
class SettlementReportsTest extends ReportMarket {

    @Test
    void the_operator_gets_every_file_of_a_month_with_suppliers() throws Exception {
        long version = settle(CalculationType.SECOND_CORRECTION_SETTLEMENT, MONTH, NORTH);
        Map<String, List<String>> files = files(ReportRequest.whole(
                CalculationType.SECOND_CORRECTION_SETTLEMENT,
                MONTH,
                new TreeSet<>(Set.of(NORTH)),
                Map.of(NORTH, version),
                true));
        String days = "_101_01-10-2025_31-10-2025.csv";
        assertThat(files.keySet())
                .containsExactly(
                        "RESULTENERGY" + days,
                        "RESULTWHOLESALE" + days,
                        "RESULTMONTHLY" + days,
                        "TSSD60" + days,
                        "TSSD15" + days,
                        "MDMP" + days,
                        "CHARGELINK" + days,
                        "CHARGEPRICE" + days,
                        "RUNS" + days);

        List<String> energy = file(files, "RESULTENERGY" + days);
        assertThat(energy.get(0))
                .isEqualTo("METERINGGRIDAREAID,ENERGYSUPPLIERID,ENERGYBUSINESSPROCESS,STARTDATETIME,RESOLUTIONDURATION,"
                        + "TYPEOFMP,SETTLEMENTMETHOD,ENERGYQUANTITY");
        assertThat(energy).hasSize(1 + 17 * 24 + 1 + 14 * 24 + 745 + 745 + 745);
        assertThat(energy.get(1)).isEqualTo("101,blue,D32,2025-10-14T22:00:00Z,PT1H,E17,D01,1.000");
        assertThat(energy.get(1 + 17 * 24 + 1)).isEqualTo("101,green,D32,2025-09-30T22:00:00Z,PT1H,E17,D01,1.000");
        assertThat(energy)
                .as("the first hour of a day lacks a quarter; what is not used is lost")
                .contains("101,green,D32,2025-09-30T22:00:00Z,PT1H,E18,,0.900")
                .contains("101,green,D32,2025-09-30T23:00:00Z,PT1H,E18,,1.200")
                .contains("101,loss,D32,2025-09-30T22:00:00Z,PT1H,E17,D01,1.400");

        List<String> wholesale = file(files, "RESULTWHOLESALE" + days);
        assertThat(wholesale.get(0))
                .isEqualTo("ENERGYBUSINESSPROCESS,PROCESSVARIANT,METERINGGRIDAREAID,ENERGYSUPPLIERID,STARTDATETIME,"
                        + "RESOLUTIONDURATION,TYPEOFMP,SETTLEMENTMETHOD,MEASUREUNIT,ENERGYCURRENCY,ENERGYQUANTITY,PRICE,AMOUNT,"
                        + "CHARGETYPE,CHARGEID,CHARGEOWNER");
        assertThat(wholesale.subList(1, 4))
                .containsExactly(
                        "D32,2ND,101,blue,2025-10-14T22:00:00Z,P1D,D14,,kWh,NOK,12.000,0.100000,1.200000,D03,levy,system",
                        "D32,2ND,101,blue,2025-10-15T22:00:00Z,P1D,D14,,kWh,NOK,12.000,0.100000,1.200000,D03,levy,system",
                        "D32,2ND,101,blue,2025-10-16T22:00:00Z,P1D,D14,,kWh,NOK,12.000,0.100000,1.200000,D03,levy,system");
        assertThat(wholesale)
                .contains(
                        "D32,2ND,101,blue,2025-10-24T22:00:00Z,P1D,E17,D01,pcs,NOK,1.000,3.225806,3.225806,D01,fixed,grid",
                        "D32,2ND,101,blue,2025-10-30T23:00:00Z,P1D,E17,D01,kWh,NOK,24.000,,,D03,levy,system");
        int long0 = wholesale.indexOf(
                "D32,2ND,101,blue,2025-10-25T22:00:00Z,P1D,E17,D01,pcs,NOK,1.000,3.225806,3.225806,D01,fixed,grid");
        assertThat(wholesale.subList(long0 + 1, long0 + 4))
                .as("one time: owners, then types, then codes")
                .containsExactly(
                        "D32,2ND,101,blue,2025-10-25T22:00:00Z,PT1H,E17,D01,kWh,NOK,1.000,0.400000,0.400000,D03,energy,grid",
                        "D32,2ND,101,blue,2025-10-25T22:00:00Z,P1D,E17,D01,kWh,NOK,25.000,0.100000,2.500000,D03,levy,system",
                        "D32,2ND,101,blue,2025-10-25T22:00:00Z,P1D,E17,D01,kWh,NOK,25.000,0.050000,1.250000,D03,system,system");

        assertThat(file(files, "RESULTMONTHLY" + days))
                .as(
                        "blue: 409 kWh at 0.4, 17 days at 3.225806, 385 and half as many at 0.1, 289 at 0.05; green: 336 kWh, 14 days")
                .containsExactly(
                        "ENERGYBUSINESSPROCESS,PROCESSVARIANT,METERINGGRIDAREAID,ENERGYSUPPLIERID,STARTDATETIME,RESOLUTIONDURATION,"
                                + "MEASUREUNIT,ENERGYCURRENCY,AMOUNT,CHARGETYPE,CHARGEID,CHARGEOWNER",
                        "D32,2ND,101,blue,2025-09-30T22:00:00Z,P1M,,NOK,290.638702,,,",
                        "D32,2ND,101,blue,2025-09-30T22:00:00Z,P1M,pcs,NOK,54.838702,D01,fixed,grid",
                        "D32,2ND,101,blue,2025-09-30T22:00:00Z,P1M,kWh,NOK,163.600000,D03,energy,grid",
                        "D32,2ND,101,blue,2025-09-30T22:00:00Z,P1M,kWh,NOK,57.750000,D03,levy,system",
                        "D32,2ND,101,blue,2025-09-30T22:00:00Z,P1M,kWh,NOK,14.450000,D03,system,system",
                        "D32,2ND,101,green,2025-09-30T22:00:00Z,P1M,,NOK,229.961284,,,",
                        "D32,2ND,101,green,2025-09-30T22:00:00Z,P1M,pcs,NOK,45.161284,D01,fixed,grid",
                        "D32,2ND,101,green,2025-09-30T22:00:00Z,P1M,kWh,NOK,134.400000,D03,energy,grid",
                        "D32,2ND,101,green,2025-09-30T22:00:00Z,P1M,kWh,NOK,50.400000,D03,levy,system");

        expectBasis(files, days);
        byte[] first = Files.readAllBytes(folder.resolve("report.zip"));
        clock.advanceTo(clock.now().plusSeconds(86_400));
        files(ReportRequest.whole(
                CalculationType.SECOND_CORRECTION_SETTLEMENT,
                MONTH,
                new TreeSet<>(Set.of(NORTH)),
                Map.of(NORTH, version),
                true));
        assertThat(Files.readAllBytes(folder.resolve("report.zip")))
                .as("asked again, it says the same")
                .isEqualTo(first);
    }

    private static void expectBasis(Map<String, List<String>> files, String days) {
        List<String> hours = file(files, "TSSD60" + days);
        assertThat(hours.get(0))
                .startsWith("ENERGYSUPPLIERID,METERINGPOINTID,TYPEOFMP,STARTDATETIME,ENERGYQUANTITY1,ENERGYQUANTITY2,")
                .endsWith(",ENERGYQUANTITY24,ENERGYQUANTITY25");
        assertThat(hours)
                .hasSize(1 + 5 * 31)
                .contains(
                        ",000000000000000013,E20,2025-10-25T22:00:00Z," + repeated("1.500", 25, 25),
                        "blue,000000000000000010,E17,2025-10-14T22:00:00Z," + repeated("1.000", 24, 25),
                        "blue,000000000000000010,E17,2025-10-25T22:00:00Z," + repeated("1.000", 25, 25),
                        "green,000000000000000011,D14,2025-10-13T22:00:00Z," + repeated("0.500", 24, 25),
                        "loss,000000000000000001,E17,2025-09-30T22:00:00Z,1.400," + repeated("1.700", 23, 24));
        List<String> quarters = file(files, "TSSD15" + days);
        assertThat(quarters).hasSize(1 + 31);
        assertThat(quarters.get(1))
                .as("a missing quarter is what it was settled as, and keeps its column")
                .isEqualTo(
                        "green,000000000000000012,E18,2025-09-30T22:00:00Z,0.300,0.000," + repeated("0.300", 94, 98));
        assertThat(file(files, "MDMP" + days))
                .containsExactly(
                        "METERINGPOINTID,VALIDFROM,VALIDTO,GRIDAREAID,TYPEOFMP,SETTLEMENTMETHOD,ENERGYSUPPLIERID",
                        "000000000000000013,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z,101,E20,,",
                        "000000000000000011,2025-10-14T22:00:00Z,2025-10-31T23:00:00Z,101,D14,,blue",
                        "000000000000000010,2025-10-14T22:00:00Z,2025-10-31T23:00:00Z,101,E17,D01,blue",
                        "000000000000000011,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,101,D14,,green",
                        "000000000000000010,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,101,E17,D01,green",
                        "000000000000000012,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z,101,E18,,green",
                        "000000000000000001,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z,101,E17,D01,loss",
                        "000000000000000002,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z,101,E18,,loss");
        assertThat(file(files, "CHARGELINK" + days))
                .containsExactly(
                        "METERINGPOINTID,TYPEOFMP,CHARGETYPE,CHARGEOWNER,CHARGEID,CHARGEOCCURRENCES,PERIODSTART,PERIODEND,ENERGYSUPPLIERID",
                        "000000000000000011,D14,D03,system,levy,1,2025-10-14T22:00:00Z,2025-10-31T23:00:00Z,blue",
                        "000000000000000010,E17,D03,grid,energy,1,2025-10-14T22:00:00Z,2025-10-31T23:00:00Z,blue",
                        "000000000000000010,E17,D01,grid,fixed,1,2025-10-14T22:00:00Z,2025-10-31T23:00:00Z,blue",
                        "000000000000000010,E17,D03,system,levy,1,2025-10-14T22:00:00Z,2025-10-31T23:00:00Z,blue",
                        "000000000000000010,E17,D03,system,system,1,2025-10-19T22:00:00Z,2025-10-31T23:00:00Z,blue",
                        "000000000000000011,D14,D03,system,levy,1,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,green",
                        "000000000000000010,E17,D03,grid,energy,1,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,green",
                        "000000000000000010,E17,D01,grid,fixed,1,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,green",
                        "000000000000000010,E17,D03,system,levy,1,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,green");
        List<String> priced = file(files, "CHARGEPRICE" + days);
        assertThat(priced)
                .hasSize(1 + 1 + 31 + 30 + 31)
                .contains(
                        "D01,grid,fixed,P1M,0,2025-09-30T22:00:00Z," + repeated("100.000000", 1, 25),
                        "D03,grid,energy,PT1H,0,2025-10-25T22:00:00Z," + repeated("0.400000", 25, 25),
                        "D03,grid,energy,PT1H,0,2025-10-26T23:00:00Z," + repeated("0.400000", 24, 25),
                        "D03,system,levy,P1D,1,2025-10-25T22:00:00Z," + repeated("0.100000", 1, 25));
        assertThat(priced.get(0))
                .startsWith(
                        "CHARGETYPE,CHARGEOWNER,CHARGEID,RESOLUTIONDURATION,TAXINDICATOR,STARTDATETIME,ENERGYPRICE1,")
                .endsWith(",ENERGYPRICE25");
    }

    @Test
    void a_tariff_by_the_quarter_has_its_amounts_and_a_file_of_its_prices() throws Exception {
        Charge peak = new Charge("peak", "grid", ChargeType.TARIFF);
        information.add(new ChargePeriod(peak, ChargeResolution.QUARTER, false, Instant.EPOCH, null));
        int quarter = 0;
        for (Instant time = MONTH.from(); time.isBefore(MONTH.to()); time = time.plusSeconds(900)) {
            prices.add(new ChargePrice(peak, time, new BigDecimal(quarter++ % 4 == 0 ? "0.8" : "0.2")));
        }
        links.add(new ChargeLink(peak, 10, 1, CHANGE, null));
        links.add(new ChargeLink(peak, 12, 1, Instant.EPOCH, null));
        long version = settle(CalculationType.WHOLESALE_FIXING, MONTH, NORTH);
        Map<String, List<String>> files = files(ReportRequest.whole(
                CalculationType.WHOLESALE_FIXING, MONTH, new TreeSet<>(Set.of(NORTH)), Map.of(NORTH, version), true));
        String days = "_101_01-10-2025_31-10-2025.csv";

        assertThat(file(files, "RESULTWHOLESALE" + days))
                .as("point 10 has 1 kWh an hour, point 12 300 Wh a quarter and lacks the second of each day")
                .contains(
                        "D05,,101,blue,2025-10-26T00:00:00Z,PT15M,E17,D01,kWh,NOK,0.250,0.800000,0.200000,D03,peak,grid",
                        "D05,,101,blue,2025-10-26T00:15:00Z,PT15M,E17,D01,kWh,NOK,0.250,0.200000,0.050000,D03,peak,grid",
                        "D05,,101,green,2025-10-26T00:00:00Z,PT15M,E18,,kWh,NOK,0.300,0.800000,0.240000,D03,peak,grid",
                        "D05,,101,green,2025-09-30T22:15:00Z,PT15M,E18,,kWh,NOK,0.000,0.200000,0.000000,D03,peak,grid");
        assertThat(file(files, "RESULTMONTHLY" + days))
                .as("409 hours of 0.25 x (0.8 + 3 x 0.2); 745 hours of 0.3 x 1.4 less 31 quarters of 0.3 x 0.2")
                .contains(
                        "D05,,101,blue,2025-09-30T22:00:00Z,P1M,kWh,NOK,143.150000,D03,peak,grid",
                        "D05,,101,green,2025-09-30T22:00:00Z,P1M,kWh,NOK,311.040000,D03,peak,grid");
        assertThat(file(files, "CHARGEPRICE" + days))
                .as("the market's own file, of hours, days and months")
                .hasSize(1 + 1 + 31 + 30 + 31)
                .noneMatch(line -> line.contains("peak"));
        List<String> priced = file(files, "CHARGEPRICE15" + days);
        assertThat(priced.get(0)).endsWith(",ENERGYPRICE99,ENERGYPRICE100");
        assertThat(priced)
                .hasSize(1 + 31)
                .contains(
                        "D03,grid,peak,PT15M,0,2025-10-25T22:00:00Z"
                                + ",0.800000,0.200000,0.200000,0.200000".repeat(25),
                        "D03,grid,peak,PT15M,0,2025-10-26T23:00:00Z"
                                + ",0.800000,0.200000,0.200000,0.200000".repeat(24)
                                + ",,,,");
    }

    @Test
    void a_balance_fixing_has_the_run_in_force_on_each_day_and_area() throws Exception {
        LocalDate before = LONG_DAY.minusDays(1);
        settle(CalculationType.BALANCE_FIXING, CALENDAR.intervalOf(before, LONG_DAY.plusDays(1)), NORTH, SOUTH);
        wh = 1_100;
        settle(CalculationType.BALANCE_FIXING, CALENDAR.intervalOf(LONG_DAY), NORTH);
        wh = 1_200;
        long waiting = settleOnly(CalculationType.BALANCE_FIXING, CALENDAR.intervalOf(LONG_DAY), NORTH);
        Interval three = CALENDAR.intervalOf(before, LONG_DAY.plusDays(2));
        ReportRequest latest = ReportRequest.whole(
                CalculationType.BALANCE_FIXING, three, new TreeSet<>(Set.of(NORTH, SOUTH)), Map.of(), true);
        assertThat(((ReportOutcome.Written) report(latest, 0)).waiting().get(NORTH))
                .as("what is not sent is named, and not in the report")
                .extracting(SettlementRun::version)
                .containsExactly(waiting);
        assertThat(((ReportOutcome.Written) report(latest, 0)).daysWithout())
                .isEqualTo(Map.of(NORTH, List.of(LONG_DAY.plusDays(1)), SOUTH, List.of(LONG_DAY.plusDays(1))));
        Map<String, List<String>> files = files(latest);
        assertThat(files.keySet())
                .containsExactly(
                        "RESULTENERGY_flere-net_25-10-2025_27-10-2025.csv",
                        "TSSD60_101_25-10-2025_27-10-2025.csv",
                        "TSSD15_101_25-10-2025_27-10-2025.csv",
                        "MDMP_101_25-10-2025_27-10-2025.csv",
                        "TSSD60_102_25-10-2025_27-10-2025.csv",
                        "TSSD15_102_25-10-2025_27-10-2025.csv",
                        "MDMP_102_25-10-2025_27-10-2025.csv",
                        "RUNS_flere-net_25-10-2025_27-10-2025.csv");
        List<String> blue = file(files, "RESULTENERGY_flere-net_25-10-2025_27-10-2025.csv").stream()
                .filter(line -> line.startsWith("101,blue,"))
                .toList();
        List<String> expected = new ArrayList<>();
        Instant start = CALENDAR.startOf(before);
        for (int hour = 0; hour < 49; hour++) {
            expected.add("101,blue,D04," + start.plusSeconds(3600L * hour) + ",PT1H,E17,D01,"
                    + (hour < 24 ? "1.000" : "1.100"));
        }
        assertThat(blue).containsExactlyElementsOf(expected);
        assertThat(file(files, "MDMP_101_25-10-2025_27-10-2025.csv"))
                .as("two runs, one period; a balance fixing knows no children")
                .contains("000000000000000010,2025-10-24T22:00:00Z,2025-10-26T23:00:00Z,101,E17,D01,blue")
                .hasSize(1 + 5);
        assertThat(file(files, "TSSD60_102_25-10-2025_27-10-2025.csv"))
                .contains("green,000000000000000023,E17,2025-10-25T22:00:00Z," + repeated("2.000", 25, 25));
    }

    @Test
    void a_grid_company_sees_its_area_its_charges_and_the_taxes_but_no_suppliers() throws Exception {
        long version = settle(CalculationType.WHOLESALE_FIXING, MONTH, NORTH);
        ReportReader reader = new ReportReader(Role.GRID_COMPANY, "grid");
        Map<String, List<String>> files =
                files(request(reader, CalculationType.WHOLESALE_FIXING, MONTH, Map.of(NORTH, version), true));
        String days = "_101_grid_DDM_01-10-2025_31-10-2025.csv";
        List<String> energy = file(files, "RESULTENERGY" + days);
        assertThat(energy.get(0))
                .isEqualTo("METERINGGRIDAREAID,ENERGYBUSINESSPROCESS,STARTDATETIME,RESOLUTIONDURATION,TYPEOFMP,"
                        + "SETTLEMENTMETHOD,ENERGYQUANTITY");
        assertThat(energy.stream().skip(1).map(line -> line.substring(29)).distinct())
                .as("total consumption, flex, production, exchange")
                .containsExactly(
                        "PT1H,E17,,2.400",
                        "PT1H,E17,,2.700",
                        "PT1H,E17,D01,2.400",
                        "PT1H,E17,D01,2.700",
                        "PT1H,E18,,0.900",
                        "PT1H,E18,,1.200",
                        "PT1H,E20,,1.500");
        assertThat(file(files, "RESULTWHOLESALE" + days))
                .anyMatch(line -> line.endsWith("levy,system"))
                .noneMatch(line -> line.endsWith("system,system"));
        assertThat(file(files, "RESULTMONTHLY" + days))
                .as("what it is owed, and the tax it collects")
                .contains(
                        "D05,,101,blue,2025-09-30T22:00:00Z,P1M,,NOK,276.188702,,,",
                        "D05,,101,green,2025-09-30T22:00:00Z,P1M,,NOK,229.961284,,,")
                .hasSize(1 + 2 + 6);
        assertThat(file(files, "MDMP" + days))
                .as("that a supplier changed cannot be seen")
                .containsExactly(
                        "METERINGPOINTID,VALIDFROM,VALIDTO,GRIDAREAID,TOGRIDAREAID,FROMGRIDAREAID,TYPEOFMP,SETTLEMENTMETHOD",
                        "000000000000000011,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z,101,,,D14,",
                        "000000000000000001,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z,101,,,E17,D01",
                        "000000000000000010,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z,101,,,E17,D01",
                        "000000000000000002,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z,101,,,E18,",
                        "000000000000000012,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z,101,,,E18,",
                        "000000000000000013,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z,101,101,102,E20,");
        assertThat(file(files, "CHARGELINK" + days))
                .hasSize(1 + 4)
                .contains("000000000000000010,E17,D03,grid,energy,1,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z")
                .noneMatch(line -> line.contains("system,system"));
        assertThat(file(files, "CHARGEPRICE" + days)).noneMatch(line -> line.contains("system,system"));
        assertThat(file(files, "TSSD60" + days).get(0)).startsWith("METERINGPOINTID,TYPEOFMP,STARTDATETIME,");
        assertThat(files.values().stream()
                        .flatMap(List::stream)
                        .filter(line -> line.contains("E17,2025") || line.contains("101,101,102")))
                .noneMatch(line -> line.contains("blue") || line.contains("green"));
    }

    @Test
    void a_supplier_sees_itself_only_and_all_it_is_charged() throws Exception {
        long version = settle(CalculationType.WHOLESALE_FIXING, MONTH, NORTH, SOUTH);
        ReportReader reader = new ReportReader(Role.ENERGY_SUPPLIER, "green");
        Map<String, List<String>> files = files(
                request(reader, CalculationType.WHOLESALE_FIXING, MONTH, Map.of(NORTH, version, SOUTH, version), true));
        assertThat(files.keySet())
                .contains(
                        "RESULTENERGY_flere-net_green_DDQ_01-10-2025_31-10-2025.csv",
                        "RESULTMONTHLY_flere-net_green_DDQ_01-10-2025_31-10-2025.csv",
                        "MDMP_102_green_DDQ_01-10-2025_31-10-2025.csv")
                .hasSize(3 + 2 * 5 + 1);
        assertThat(file(files, "RESULTENERGY_flere-net_green_DDQ_01-10-2025_31-10-2025.csv"))
                .hasSize(1 + 14 * 24 + 745 + 745)
                .contains("102,D05,2025-09-30T22:00:00Z,PT1H,E17,E02,2.000");
        assertThat(file(files, "RESULTMONTHLY_flere-net_green_DDQ_01-10-2025_31-10-2025.csv"))
                .hasSize(1 + 4)
                .contains("D05,,101,green,2025-09-30T22:00:00Z,P1M,,NOK,229.961284,,,");
        assertThat(file(files, "MDMP_101_green_DDQ_01-10-2025_31-10-2025.csv"))
                .containsExactly(
                        "METERINGPOINTID,VALIDFROM,VALIDTO,GRIDAREAID,TYPEOFMP,SETTLEMENTMETHOD",
                        "000000000000000011,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,101,D14,",
                        "000000000000000010,2025-09-30T22:00:00Z,2025-10-14T22:00:00Z,101,E17,D01",
                        "000000000000000012,2025-09-30T22:00:00Z,2025-10-31T23:00:00Z,101,E18,");
        assertThat(file(files, "TSSD60_101_green_DDQ_01-10-2025_31-10-2025.csv"))
                .hasSize(1 + 2 * 14);
        assertThat(String.join(
                        "\n", files.values().stream().flatMap(List::stream).toList()))
                .doesNotContain("blue")
                .doesNotContain("loss");
    }

    @Test
    void a_system_operator_sees_its_charges_that_are_no_taxes_and_the_points_that_pay_them() throws Exception {
        long version = settle(CalculationType.WHOLESALE_FIXING, MONTH, NORTH);
        ReportReader reader = new ReportReader(Role.SYSTEM_OPERATOR, "system");
        Map<String, List<String>> files =
                files(request(reader, CalculationType.WHOLESALE_FIXING, MONTH, Map.of(NORTH, version), true));
        String days = "_101_01-10-2025_31-10-2025.csv";
        assertThat(files.keySet()).doesNotContain("RESULTENERGY" + days).hasSize(7 + 1);
        assertThat(file(files, "RESULTWHOLESALE" + days))
                .hasSize(1 + 12)
                .contains(
                        "D05,,101,blue,2025-10-19T22:00:00Z,P1D,E17,D01,kWh,NOK,24.000,0.050000,1.200000,D03,system,system");
        assertThat(file(files, "RESULTMONTHLY" + days))
                .hasSize(1 + 2)
                .contains("D05,,101,blue,2025-09-30T22:00:00Z,P1M,kWh,NOK,14.450000,D03,system,system");
        assertThat(file(files, "MDMP" + days))
                .containsExactly(
                        "METERINGPOINTID,VALIDFROM,VALIDTO,GRIDAREAID,TYPEOFMP,SETTLEMENTMETHOD,ENERGYSUPPLIERID",
                        "000000000000000010,2025-10-19T22:00:00Z,2025-10-31T23:00:00Z,101,E17,D01,blue");
        assertThat(file(files, "TSSD60" + days)).hasSize(1 + 12);
        assertThat(file(files, "TSSD15" + days)).hasSize(1);
        assertThat(file(files, "CHARGELINK" + days)).hasSize(1 + 1);
        assertThat(file(files, "CHARGEPRICE" + days)).hasSize(1 + 31);
    }

    @Test
    void files_are_cut_into_numbered_pieces_and_results_into_areas_when_that_is_asked_for() throws Exception {
        Interval day = CALENDAR.intervalOf(LONG_DAY);
        long version = settle(CalculationType.BALANCE_FIXING, day, NORTH, SOUTH);
        ReportRequest cut = new ReportRequest(
                ReportReader.ADMINISTRATOR,
                CalculationType.BALANCE_FIXING,
                day,
                new TreeSet<>(Set.of(NORTH, SOUTH)),
                new TreeMap<>(Map.of(NORTH, version, SOUTH, version)),
                "green",
                true,
                true,
                false,
                false);
        Map<String, List<String>> files = files(cut, 10);
        assertThat(files.entrySet())
                .extracting(file -> file.getKey() + " " + (file.getValue().size() - 1))
                .containsExactly(
                        "RESULTENERGY_101_green_26-10-2025_26-10-2025_1.csv 10",
                        "RESULTENERGY_101_green_26-10-2025_26-10-2025_2.csv 10",
                        "RESULTENERGY_101_green_26-10-2025_26-10-2025_3.csv 5",
                        "RESULTENERGY_102_green_26-10-2025_26-10-2025_1.csv 10",
                        "RESULTENERGY_102_green_26-10-2025_26-10-2025_2.csv 10",
                        "RESULTENERGY_102_green_26-10-2025_26-10-2025_3.csv 5",
                        "RUNS_flere-net_green_26-10-2025_26-10-2025_1.csv 2");
        assertThat(files.entrySet().stream()
                        .filter(file -> file.getKey().startsWith("RESULTENERGY"))
                        .map(Map.Entry::getValue)
                        .map(lines -> lines.get(0))
                        .distinct())
                .hasSize(1);
    }

    private List<RejectionCode> refused(ReportRequest request) throws Exception {
        ReportOutcome outcome = report(request, 0);
        assertThat(outcome).isInstanceOf(ReportOutcome.Refused.class);
        assertThat(folder.resolve("report.zip")).doesNotExist();
        return ((ReportOutcome.Refused) outcome)
                .reasons().stream().map(Rejection::code).toList();
    }

    @Test
    void what_a_reader_may_not_see_or_no_run_has_is_refused_with_every_reason() throws Exception {
        Interval day = CALENDAR.intervalOf(LONG_DAY);
        long version = settle(CalculationType.BALANCE_FIXING, day, NORTH, SOUTH);
        Map<GridAreaCode, Long> both = Map.of(NORTH, version, SOUTH, version);
        CalculationType fixing = CalculationType.BALANCE_FIXING;
        assertThat(refused(request(new ReportReader(Role.GRID_COMPANY, "grid"), fixing, day, both, false)))
                .containsExactly(RejectionCode.GRID_COMPANY_UNAUTHORISED);
        assertThat(refused(request(new ReportReader(Role.SYSTEM_OPERATOR, "system"), fixing, day, both, false)))
                .containsExactly(RejectionCode.VALUE_INCORRECT);
        assertThat(refused(new ReportRequest(
                        new ReportReader(Role.ENERGY_SUPPLIER, "green"),
                        fixing,
                        day,
                        new TreeSet<>(Set.of(NORTH)),
                        new TreeMap<>(),
                        "blue",
                        false,
                        false,
                        false,
                        false)))
                .containsExactly(RejectionCode.SUPPLIER_UNAUTHORISED);
        assertThat(refused(request(ReportReader.ADMINISTRATOR, fixing, MONTH, both, false)))
                .containsExactly(RejectionCode.PERIOD_INVALID);
        assertThat(refused(request(ReportReader.ADMINISTRATOR, fixing, day, Map.of(NORTH, 99L), false)))
                .containsExactly(RejectionCode.VALUE_INCORRECT);
        assertThat(refused(request(ReportReader.ADMINISTRATOR, CalculationType.WHOLESALE_FIXING, day, both, false)))
                .containsExactly(RejectionCode.VALUE_INCORRECT);
        assertThat(refused(ReportRequest.whole(
                        CalculationType.WHOLESALE_FIXING, MONTH, new TreeSet<>(Set.of(NORTH)), Map.of(), false)))
                .containsExactly(RejectionCode.VALUE_INCORRECT);
        assertThat(refused(ReportRequest.whole(
                        fixing,
                        CALENDAR.intervalOf(LONG_DAY.plusDays(1)),
                        new TreeSet<>(Set.of(NORTH)),
                        Map.of(),
                        false)))
                .containsExactly(RejectionCode.DATA_NOT_AVAILABLE);
    }
}
