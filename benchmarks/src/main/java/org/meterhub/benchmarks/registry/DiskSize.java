package org.meterhub.benchmarks.registry;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.meterhub.database.Database;

/** How much of the disk the registry takes. */
final class DiskSize {

    private DiskSize() {}

    /** Megabytes by table and index; those of less than one are left out of the list, not of the total. */
    static Map<String, Long> of(Database database) {
        Map<String, Long> megabytes = new LinkedHashMap<>();
        String sql =
                "select c.relname, pg_relation_size(c.oid) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' and c.relkind in ('r', 'i') and c.relname not like 'bare%' order by 2 desc";
        database.run(unit -> {
            long total = 0;
            try (Statement statement = unit.connection().createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    total += rows.getLong(2);
                    if (rows.getLong(2) >= 1 << 20) {
                        megabytes.put(rows.getString(1), rows.getLong(2) >> 20);
                    }
                }
            }
            megabytes.put("total", total >> 20);
        });
        return megabytes;
    }
}
