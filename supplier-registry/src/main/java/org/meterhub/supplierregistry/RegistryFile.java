package org.meterhub.supplierregistry;

import java.util.List;

/** The kinds of CSV files the registry is filled from, in the order they must be loaded, with their columns. */
public enum RegistryFile {
    /** Parties: roles are separated by commas. */
    PARTIES("parties", List.of("number", "name", "roles", "balance_responsible", "valid_from", "valid_to")),
    /** Grid areas with their owners; a supplier of last resort need not be named. */
    GRID_AREAS(
            "grid-areas",
            List.of("code", "name", "price_area", "grid_company", "grid_loss_supplier"),
            List.of("last_resort_supplier")),
    /** Master-data periods of metering points: a point has as many rows as its master data have changed. */
    METERING_POINTS(
            "metering-points",
            List.of(
                    "gsrn",
                    "type",
                    "sub_type",
                    "connection_state",
                    "settlement_method",
                    "resolution",
                    "unit",
                    "product",
                    "grid_area",
                    "from_grid_area",
                    "to_grid_area",
                    "parent",
                    "grid_loss",
                    "valid_from",
                    "valid_to")),
    /** Supply periods. */
    SUPPLY_CONTRACTS(
            "supply-contracts",
            List.of(
                    "gsrn",
                    "supplier",
                    "balance_responsible",
                    "customer_id",
                    "customer_name",
                    "valid_from",
                    "valid_to")),
    /** Charges: a charge has as many rows as what it is has changed. Its type, resolution and tax mark never change. */
    CHARGES(
            "charges",
            List.of("code", "type", "owner", "name", "resolution", "vat_payer", "valid_from", "valid_to"),
            List.of("description", "tax", "transparent")),
    /** Prices: what each step of a charge costs from a day, or a moment, to another. */
    CHARGE_PRICES("charge-prices", List.of("code", "type", "owner", "from", "to", "price")),
    /** Which charges metering points pay. */
    CHARGE_LINKS(
            "charge-links", List.of("gsrn", "code", "type", "owner", "valid_from", "valid_to"), List.of("quantity"));

    private final String kind;
    private final List<String> columns;
    private final List<String> optionalColumns;

    RegistryFile(String kind, List<String> columns) {
        this(kind, columns, List.of());
    }

    RegistryFile(String kind, List<String> columns, List<String> optionalColumns) {
        this.kind = kind;
        this.columns = columns;
        this.optionalColumns = optionalColumns;
    }

    /** Whether it is of charges and what they cost: a market in which nothing is charged yet has no such file. */
    public boolean isOfPriceLists() {
        return this == CHARGES || this == CHARGE_PRICES || this == CHARGE_LINKS;
    }

    /** The kind's name on the command line and the file's usual name without {@code .csv}. */
    public String kind() {
        return kind;
    }

    /** The columns the header must name, in any order. */
    public List<String> columns() {
        return columns;
    }

    /** The columns the header may name besides; a file without such a column has it empty. */
    public List<String> optionalColumns() {
        return optionalColumns;
    }
}
