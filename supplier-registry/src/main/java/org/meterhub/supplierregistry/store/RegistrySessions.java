package org.meterhub.supplierregistry.store;

import java.sql.Connection;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.meterhub.database.Dialect;
import org.meterhub.database.UnitOfWork;

/**
 * Hibernate sessions on the connection of a unit of work. The factory has no pool, asks the database nothing at start and changes no table: the
 * unit of work owns the transaction, the migrations own the tables.
 */
public final class RegistrySessions implements AutoCloseable {

    private final SessionFactory factory;

    public RegistrySessions(Dialect dialect) {
        StandardServiceRegistry services = new StandardServiceRegistryBuilder()
                .applySettings(Map.of(
                        // Told, because it may not ask: which SQL to write.
                        "jakarta.persistence.database-product-name",
                        dialect == Dialect.H2 ? "H2" : "PostgreSQL",
                        "jakarta.persistence.database-major-version",
                        dialect == Dialect.H2 ? "2" : "18",
                        "jakarta.persistence.database-minor-version",
                        dialect == Dialect.H2 ? "5" : "0",
                        "hibernate.connection.provider_class",
                        NoConnections.class.getName(),
                        "hibernate.boot.allow_jdbc_metadata_access",
                        "false",
                        "hibernate.hbm2ddl.auto",
                        "none",
                        "hibernate.physical_naming_strategy",
                        PhysicalNamingStrategySnakeCaseImpl.class.getName(),
                        "hibernate.jdbc.time_zone",
                        "UTC",
                        // The transaction is the unit of work's: Hibernate sees none and must write all the same.
                        "hibernate.allow_update_outside_transaction",
                        "true",
                        "hibernate.cache.use_second_level_cache",
                        "false"))
                .build();
        this.factory = new MetadataSources(services)
                .addAnnotatedClass(PartyEntity.class)
                .addAnnotatedClass(GridAreaEntity.class)
                .addAnnotatedClass(ProcessEntity.class)
                .buildMetadata()
                .buildSessionFactory();
    }

    /**
     * The session of the unit of work: one, flushed before its commit, closed at its end. Queries do not flush it: whoever writes and then queries
     * flushes between the two.
     */
    Session of(UnitOfWork unit) {
        return unit.resource(RegistrySession.class, this::open).session();
    }

    private RegistrySession open(UnitOfWork unit) {
        Session session = factory.withOptions().connection(unit.connection()).openSession();
        unit.beforeCommit(session::flush);
        unit.atEnd(session::close);
        return new RegistrySession(session);
    }

    @Override
    public void close() {
        factory.close();
    }

    /** A key of our own, so that another module's session in the same unit of work is not mistaken for the registry's. */
    private record RegistrySession(Session session) {}

    /** Hibernate may not open connections: the one of the unit of work is handed to each session. */
    public static final class NoConnections implements ConnectionProvider {

        private static final long serialVersionUID = 1L;

        @Override
        public Connection getConnection() {
            throw new UnsupportedOperationException("a session gets its connection from a unit of work");
        }

        @Override
        public void closeConnection(Connection connection) {
            throw new UnsupportedOperationException("the unit of work closes its connection");
        }

        @Override
        public boolean supportsAggressiveRelease() {
            return false;
        }

        @Override
        public boolean isUnwrappableAs(Class<?> unwrapType) {
            return false;
        }

        @Override
        public <T> T unwrap(Class<T> unwrapType) {
            throw new UnsupportedOperationException("there is nothing inside");
        }
    }
}
