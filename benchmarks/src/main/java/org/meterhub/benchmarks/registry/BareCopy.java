package org.meterhub.benchmarks.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.supplierregistry.RegistryFile;
import org.postgresql.PGConnection;

/** The yardstick: PostgreSQL's own COPY of the same files, into tables of the same types that have no index and no constraint, and judges nothing. */
final class BareCopy {

    private BareCopy() {}

    /** @return the seconds until both files were committed */
    static double of(BenchmarkDatabase server, Function<RegistryFile, Path> files) throws SQLException, IOException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table bare_point (gsrn bigint, type varchar(3), sub_type varchar(3),"
                    + " connection_state varchar(3), settlement_method varchar(3), resolution varchar(5), unit varchar(3),"
                    + " product varchar(13), grid_area varchar(3), from_grid_area varchar(3), to_grid_area varchar(3),"
                    + " parent bigint, grid_loss boolean, valid_from timestamptz, valid_to timestamptz)");
            statement.execute("create table bare_contract (gsrn bigint, supplier varchar(16),"
                    + " balance_responsible varchar(16), customer_id varchar(16), customer_name varchar(200),"
                    + " valid_from timestamptz, valid_to timestamptz)");
            long start = System.nanoTime();
            copy(connection, "bare_point", files.apply(RegistryFile.METERING_POINTS));
            copy(connection, "bare_contract", files.apply(RegistryFile.SUPPLY_CONTRACTS));
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static void copy(Connection connection, String table, Path file) throws SQLException, IOException {
        try (InputStream content = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format csv, delimiter ';', header true)", content);
        }
    }
}
