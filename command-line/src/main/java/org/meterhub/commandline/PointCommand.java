package org.meterhub.commandline;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.RegistryData.Contact;
import org.meterhub.operator.RegistryData.CustomerVersion;
import org.meterhub.operator.RegistryData.PointRecord;
import org.meterhub.operator.RegistryData.PointVersion;
import org.meterhub.operator.RegistryData.ProcessReference;
import org.meterhub.operator.RegistryData.ProcessRow;
import org.meterhub.operator.RegistryData.Relation;
import org.meterhub.operator.RegistryData.SupplyVersion;
import org.meterhub.operator.RegistryData.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub point show GSRN}: what the registry knows of a metering point, or knew. */
@Command(
        name = "point",
        mixinStandardHelpOptions = true,
        description = "Shows what the registry knows of a metering point, now or as the hub knew it.")
public final class PointCommand {

    private final Console console;

    public PointCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Shows what a metering point is, who supplies it, who its customer is, which points belong to it, and the"
                        + " processes about it; each with the time it holds for and the process that told it.",
                "What is known about persons is hidden unless --personal is given. A day under VALID TO is the first on"
                        + " which it holds no more; with --versions, what was superseded is shown, too."
            })
    int show(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Mixin MomentOptions moment,
            @Option(
                            names = "--versions",
                            description = "Show every version that was ever recorded, also those superseded since.")
                    boolean versions,
            @Option(
                            names = "--personal",
                            description = "Show the customer, and where the point is. The hub's log notes that it was"
                                    + " asked for.")
                    boolean personal,
            @Parameters(paramLabel = "GSRN", converter = GsrnConverter.class, description = "The metering point.")
                    Gsrn point)
            throws IOException, AdminException {
        Map<String, String> conditions = new HashMap<>();
        moment.addTo(conditions);
        conditions.put("versions", String.valueOf(versions));
        conditions.put("personal", String.valueOf(personal));
        PointRecord record = hub.connect(console).point(point.value(), conditions);
        if (output.isJson()) {
            console.json(record);
        } else {
            new Page(record).print();
        }
        return ExitCodes.DONE;
    }

    /** The record as tables. */
    private final class Page {

        private final PointRecord record;
        private final ZoneId zone;
        private final boolean versions;

        Page(PointRecord record) {
            this.record = record;
            this.zone = ZoneId.of(record.zone());
            this.versions = record.knownAt() == null;
        }

        void print() {
            section("MASTER DATA", masterData());
            section("SUPPLY", supply());
            section("CUSTOMERS", customers());
            section("RELATIONS", relations());
            section("PROCESSES", processes());
            console.err()
                    .println((versions
                                    ? "Every version that was ever recorded."
                                    : "As known at " + record.knownAt() + ".")
                            + (record.personal() ? "" : " Personal data are hidden; --personal shows them."));
        }

        /** A part of which nothing is known is left out. */
        private void section(String name, @Nullable Table table) {
            if (table != null) {
                console.out().println(name);
                table.print(console.out());
                console.out().println();
            }
        }

        private @Nullable Table masterData() {
            Table table = table("WHAT", "VALUE");
            for (PointVersion version : record.masterData()) {
                Map<String, String> rows = new LinkedHashMap<>();
                version.attributes().forEach((name, value) -> rows.put(name.replace('_', ' '), decoded(name, value)));
                if (version.gridCompany() != null) {
                    rows.put("grid company", version.gridCompany());
                }
                if (version.gridLoss()) {
                    rows.put("grid loss", "carries that of its area");
                }
                boolean first = true;
                for (Map.Entry<String, String> one : rows.entrySet()) {
                    if (first) {
                        row(table, version.version(), one.getKey(), one.getValue());
                    } else {
                        row(table, one.getKey(), one.getValue());
                    }
                    first = false;
                }
            }
            return record.masterData().isEmpty() ? null : table;
        }

        private @Nullable Table supply() {
            Table table = table(
                    "SUPPLIER", "NAME", "BALANCE RESPONSIBLE", "CUSTOMER", "CUSTOMER NAME", "LAST RESORT", "BEGUN BY");
            for (SupplyVersion one : record.supply()) {
                row(
                        table,
                        one.version(),
                        one.supplier(),
                        one.supplierName(),
                        one.balanceResponsible(),
                        Words.printable(one.customerId()),
                        Words.printable(one.customerName()),
                        one.lastResort() ? "yes" : "",
                        process(one.begunBy()));
            }
            return record.supply().isEmpty() ? null : table;
        }

        private @Nullable Table customers() {
            Table table = table("CUSTOMER", "NAME", "SECOND", "SECOND NAME", "PROTECTED", "HEATING", "CONTACTS");
            for (CustomerVersion one : record.customers()) {
                row(
                        table,
                        one.version(),
                        Words.printable(one.firstId()),
                        Words.printable(one.firstName()),
                        Words.printable(one.secondId()),
                        Words.printable(one.secondName()),
                        one.protectedName() ? "yes" : "",
                        one.electricalHeating() == null ? "" : one.electricalHeating() ? "electrical" : "other",
                        one.contacts().stream().map(this::contact).collect(Collectors.joining("; ")));
            }
            return record.customers().isEmpty() ? null : table;
        }

        private String contact(Contact contact) {
            return !record.personal()
                    ? contact.type()
                    : Words.clean(contact.type() + " "
                            + Stream.of(
                                            contact.name(),
                                            contact.attention(),
                                            contact.address(),
                                            contact.protectedAddress() ? "(protected)" : null,
                                            contact.phone1(),
                                            contact.phone2(),
                                            contact.email())
                                    .filter(part -> part != null)
                                    .collect(Collectors.joining(", ")));
        }

        private @Nullable Table relations() {
            Table table = table("RELATION", "METERING POINT", "TYPE");
            for (Relation one : record.relations()) {
                row(
                        table,
                        one.version(),
                        Words.of(one.kind()),
                        Words.printable(one.meteringPoint()),
                        one.type() == null ? "" : decoded("type", one.type()));
            }
            return record.relations().isEmpty() ? null : table;
        }

        private @Nullable Table processes() {
            Table table = new Table(">PROCESS", "KIND", "NAME", "STATE", "DATE", "REQUESTER", "OPENED AT");
            for (ProcessRow one : record.processes()) {
                table.row(
                        one.process(),
                        one.kind(),
                        Words.of(one.name()),
                        Words.of(one.state()),
                        day(one.effectiveFrom()),
                        one.requester(),
                        one.openedAt());
            }
            return record.processes().isEmpty() ? null : table;
        }

        private Table table(String... headings) {
            return new Table(Stream.of(
                            Stream.of("VALID FROM", "VALID TO"),
                            Stream.of(headings),
                            Stream.of("RECORDED AT", "RECORDED BY"),
                            versions ? Stream.of("SUPERSEDED AT") : Stream.<String>of())
                    .flatMap(part -> part)
                    .toArray(String[]::new));
        }

        private void row(Table table, Version version, @Nullable Object... cells) {
            List<@Nullable Object> row = new ArrayList<>(List.of(day(version.validFrom()), day(version.validTo())));
            row.addAll(Arrays.asList(cells));
            row.add(version.recordedAt());
            row.add(process(version.recordedBy()));
            if (versions) {
                row.add(version.supersededAt());
            }
            table.row(row.toArray());
        }

        /** A further row of the same version. */
        private void row(Table table, String what, String value) {
            table.row(
                    versions
                            ? new Object[] {"", "", what, value, "", "", ""}
                            : new Object[] {"", "", what, value, "", ""});
        }

        private String day(@Nullable String midnight) {
            return midnight == null ? "" : Words.day(Instant.parse(midnight), zone);
        }
    }

    private static String process(@Nullable ProcessReference process) {
        return process == null
                ? "import"
                : (process.kind() == null ? "process" : process.kind()) + " no. " + process.process();
    }

    /** A code with what it means, where a list of codes says so. */
    private static String decoded(String attribute, String value) {
        String meaning =
                switch (attribute) {
                    case "type" -> meaning(MeteringPointType.class, value);
                    case "sub_type" -> meaning(MeteringMethod.class, value);
                    case "connection_state" -> meaning(ConnectionState.class, value);
                    case "settlement_method" -> meaning(SettlementMethod.class, value);
                    default -> "";
                };
        return Words.clean(value) + meaning;
    }

    private static <E extends Enum<E> & MarketCode> String meaning(Class<E> list, String code) {
        return MarketCode.find(list, code)
                .map(constant -> " " + Words.of(constant.name()))
                .orElse("");
    }
}
