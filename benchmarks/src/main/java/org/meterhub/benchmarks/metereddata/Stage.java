package org.meterhub.benchmarks.metereddata;

import java.nio.file.Path;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.WorkFolder;
import org.meterhub.marketmodel.Resolution;

/** A hub with a market, a database and a folder of its own, all gone when it is closed. */
final class Stage implements AutoCloseable {

    private final Path folder;
    private final BenchmarkDatabase database;
    private final MeasuredHub hub;

    private Stage(Path folder, BenchmarkDatabase database, MeasuredHub hub) {
        this.folder = folder;
        this.database = database;
        this.hub = hub;
    }

    static Stage set(int points, Resolution resolution, Options options) throws Exception {
        Path folder = WorkFolder.create();
        BenchmarkDatabase database = database(folder, options);
        try {
            GeneratedMarket market = new GeneratedMarket(points, options.count("suppliers", 2), resolution);
            return new Stage(folder, database, MeasuredHub.start(folder, database, market, options));
        } catch (Exception failure) {
            database.close();
            throw failure;
        }
    }

    static BenchmarkDatabase database(Path folder, Options options) throws Exception {
        return options.oneOf("database", "postgresql", "h2").equals("h2")
                ? BenchmarkDatabase.h2(folder)
                : BenchmarkDatabase.postgresql(folder);
    }

    BenchmarkDatabase database() {
        return database;
    }

    MeasuredHub hub() {
        return hub;
    }

    @Override
    public void close() throws Exception {
        try (database) {
            hub.close();
        }
        WorkFolder.delete(folder);
    }
}
