package io.github.camelsendcloud.examples.tracking;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL database with the table: the user's database, or an embedded one that {@link #close} stops. */
final class Database implements AutoCloseable {

    private final EmbeddedPostgres embedded;
    private final String url;
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

    private Database(EmbeddedPostgres embedded, String url) {
        this.embedded = embedded;
        this.url = url;
        dataSource.setUrl(url);
    }

    /**
     * Opens a database, and creates the schema and the table if they do not exist.
     *
     * @param url    a JDBC URL with user and password; {@code null} starts an embedded PostgreSQL on a free port
     * @param schema the schema of the table
     */
    static Database open(String url, String schema) throws SQLException {
        Database database = url == null ? embedded() : new Database(null, url);
        try {
            database.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
            database.dataSource.setCurrentSchema(schema);
            database.execute(resource("/sql/schema.sql"));
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    private static Database embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            return new Database(postgres, postgres.getJdbcUrl("postgres", "postgres"));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "PostgreSQL could not be started. As root, PostgreSQL needs `unshare -U`."
                                            + " To use a running database, set"
                                            + " -Dtracking.db.url=jdbc:postgresql://HOST/DATABASE?user=USER&password=PASSWORD",
                    e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDBC URL, with user and password. */
    String url() {
        return url;
    }

    DataSource dataSource() {
        return dataSource;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The values of a column, by the ids of the parcels. */
    Map<Long, String> column(String name) throws SQLException {
        Map<Long, String> values = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
             Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT parcel_id, " + name + " FROM parcel_status")) {
            while (rows.next()) {
                values.put(rows.getLong(1), rows.getString(2));
            }
        }
        return values;
    }

    @Override
    public void close() {
        if (embedded != null) {
            try {
                embedded.close();
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL could not be stopped", e);
            }
        }
    }
}
