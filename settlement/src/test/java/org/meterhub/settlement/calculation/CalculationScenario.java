package org.meterhub.settlement.calculation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.settlement.calculation.basis.MeteredSeriesCollection;
import org.meterhub.settlement.calculation.charge.ChargeAccumulation;
import org.meterhub.settlement.calculation.charge.ChargeCatalogue;
import org.meterhub.settlement.calculation.charge.ChargePoints;
import org.meterhub.settlement.calculation.charge.ChargeResults;
import org.meterhub.settlement.calculation.charge.ChargeScope;
import org.meterhub.settlement.calculation.charge.ChargeSelection;
import org.meterhub.settlement.calculation.table.BasisTables;
import org.meterhub.settlement.calculation.table.CalculationHeader;
import org.meterhub.settlement.calculation.table.ChargeTables;
import org.meterhub.settlement.calculation.table.DataTable;
import org.meterhub.settlement.calculation.table.EnergyTables;

/** A scenario with calculation arguments: calculates, and gives every result by the path of its expected file. */
final class CalculationScenario {

    /** What is wrong with the arguments, and what was found in the input: outputs that show why others are not there. */
    static final String ARGUMENT_CHECKS = "argument_checks";

    static final String FINDINGS = "findings";

    private final ScenarioArguments arguments;
    private final ScenarioInput input;

    CalculationScenario(Path when) {
        arguments = ScenarioArguments.read(when.resolve(ScenarioArguments.FILE));
        input = new ScenarioInput(when);
    }

    /** Every output, {@code energy_results/exchange} for example, with the findings and the faults of the arguments among them. */
    SortedMap<String, DataTable> outputs() {
        SortedMap<String, DataTable> outputs = new TreeMap<>();
        CalculationArguments checked = arguments.arguments();
        DataTable.Builder problems = DataTable.of(List.of("problem"));
        checked.problems(arguments.calendar()).forEach(problems::row);
        outputs.put(ARGUMENT_CHECKS, problems.build());
        boolean calculable = checked.gridAreas().stream().allMatch(GridAreaCode::isValid)
                && checked.periodStart().isBefore(checked.periodEnd())
                && !checked.gridAreas().isEmpty();
        if (calculable) {
            calculate(checked, outputs);
        }
        return outputs;
    }

    private void calculate(CalculationArguments checked, SortedMap<String, DataTable> outputs) {
        Interval within = new Interval(checked.periodStart(), checked.periodEnd());
        EnergyScope scope = new EnergyScope(
                within,
                EnergyScope.resolutionOf(within, checked.quarterlyFrom()),
                checked.gridAreas().stream().map(GridAreaCode::new).collect(Collectors.toCollection(TreeSet::new)));
        List<SettlementPointPeriod> periods =
                PeriodSelection.select(input.periods(), checked.type(), within, scope.gridAreas());
        ChargeSelection charges =
                ChargeSelection.select(within, periods, input.links(), input.information(), input.prices());

        SettlementPoints.Builder points = new SettlementPoints.Builder(scope);
        periods.forEach(points::add);
        EnergyAccumulation energy = new EnergyAccumulation(points.build());
        ChargeCatalogue catalogue =
                new ChargeCatalogue(new ChargeScope(scope, arguments.calendar()), charges.periods(), charges.prices());
        ChargePoints.Builder links = new ChargePoints.Builder(catalogue);
        charges.links().forEach(links::add);
        ChargeAccumulation tariffs = new ChargeAccumulation(links.build(periods));
        MeteredSeriesCollection metered = new MeteredSeriesCollection(periods, within);
        input.addReadings(List.of(energy, tariffs, metered));

        EnergyResults results = energy.partial().results();
        ChargeResults charged = checked.type().isWholesale()
                ? tariffs.partial().results(results)
                : new ChargeResults(new TreeMap<>(), List.of());
        CalculationHeader header = new CalculationHeader(
                arguments.id(),
                checked.type(),
                arguments.time("calculation-execution-time-start"),
                input::meteringPoint);
        EnergyTables.of(header, results).forEach((name, table) -> outputs.put("energy_results/" + name, table));
        ChargeTables.of(header, charged.areas().values())
                .forEach((name, table) -> outputs.put("wholesale_results/" + name, table));
        BasisTables.of(header, periods, metered.series(), results, charges)
                .forEach((name, table) -> outputs.put("basis_data/" + name, table));
        outputs.put(FINDINGS, findings(results, charged));
    }

    private DataTable findings(EnergyResults results, ChargeResults charged) {
        DataTable.Builder table =
                DataTable.of(List.of("kind", "fails", "grid_area_code", "metering_point_id", "time", "detail"));
        List<Finding> all = new ArrayList<>(results.findings());
        all.addAll(charged.findings());
        for (Finding finding : all) {
            Long point = finding.meteringPoint();
            table.row(
                    finding.kind(),
                    finding.kind().fails(),
                    finding.gridArea(),
                    point == null ? null : input.meteringPoint(point),
                    finding.time(),
                    finding.detail());
        }
        return table.build();
    }
}
