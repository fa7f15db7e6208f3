package org.meterhub.hubapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseConfiguration;

/** An H2 file is read by nobody who does not know its password, and the hub always knows it. */
class DatabasePasswordTest {

    private static DatabaseConfiguration inFolder(Path folder) {
        return new DatabaseConfiguration(
                "jdbc:h2:file:" + folder.resolve("database").resolve("hub"), "sa", "", 2);
    }

    private static void write(DatabaseConfiguration configuration) {
        try (Database database = Database.open(configuration)) {
            database.run(unit -> {
                try (Statement create = unit.connection().createStatement()) {
                    create.execute("create table customer (name varchar(20))");
                    create.execute("insert into customer values ('Jostein Bakken')");
                }
            });
        }
    }

    private static String name(DatabaseConfiguration configuration) {
        try (Database database = Database.open(configuration)) {
            return database.inTransaction(unit -> {
                try (Statement select = unit.connection().createStatement();
                        ResultSet rows = select.executeQuery("select name from customer")) {
                    rows.next();
                    return rows.getString(1);
                }
            });
        }
    }

    /** As another program of another user would, or the hub of yesterday. */
    private static void openWithoutPassword(Path folder) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                inFolder(folder).url() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "sa", "")) {
            connection.getMetaData();
        }
    }

    @Test
    void a_new_database_has_a_password_that_only_the_hubs_user_can_read(@TempDir Path folder) throws IOException {
        write(DatabasePassword.of(folder, inFolder(folder)));

        assertThatThrownBy(() -> openWithoutPassword(folder)).hasMessageContaining("Wrong user name or password");
        assertThat(name(DatabasePassword.of(folder, inFolder(folder)))).isEqualTo("Jostein Bakken");
        Path file = folder.resolve("database.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file).strip()).hasSizeGreaterThan(30);
    }

    @Test
    void a_database_of_an_older_hub_gets_one_and_keeps_its_data(@TempDir Path folder) throws Exception {
        write(inFolder(folder));
        openWithoutPassword(folder);

        assertThat(DatabasePassword.find(folder, inFolder(folder)).password())
                .as("who only looks changes nothing")
                .isEmpty();
        assertThat(name(DatabasePassword.of(folder, inFolder(folder)))).isEqualTo("Jostein Bakken");
        assertThatThrownBy(() -> openWithoutPassword(folder)).hasMessageContaining("Wrong user name or password");
        assertThat(name(DatabasePassword.find(folder, inFolder(folder)))).isEqualTo("Jostein Bakken");
    }

    @Test
    void a_hub_that_was_killed_while_it_made_the_password_finds_it_again(@TempDir Path folder) throws Exception {
        write(inFolder(folder));
        DatabasePassword.of(folder, inFolder(folder));
        Files.move(folder.resolve("database.password"), folder.resolve("database.password.new"));

        assertThat(name(DatabasePassword.of(folder, inFolder(folder)))).isEqualTo("Jostein Bakken");
    }

    @Test
    void a_password_that_is_lost_is_said_to_be_lost(@TempDir Path folder) throws Exception {
        write(DatabasePassword.of(folder, inFolder(folder)));
        Files.delete(folder.resolve("database.password"));

        assertThatThrownBy(() -> DatabasePassword.of(folder, inFolder(folder)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("put the file")
                .hasMessageContaining("METERHUB_DATABASE_PASSWORD");
    }

    @Test
    void a_password_that_the_operator_names_and_a_database_in_memory_are_left_alone(@TempDir Path folder)
            throws IOException {
        DatabaseConfiguration named = new DatabaseConfiguration(inFolder(folder).url(), "sa", "secret", 2);
        DatabaseConfiguration inMemory = new DatabaseConfiguration("jdbc:h2:mem:x", "sa", "", 2);
        assertThat(DatabasePassword.of(folder, named)).isEqualTo(named);
        assertThat(DatabasePassword.of(folder, inMemory)).isEqualTo(inMemory);
        assertThat(folder.resolve("database.password")).doesNotExist();
    }
}
