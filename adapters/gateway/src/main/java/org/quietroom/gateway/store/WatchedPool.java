package org.quietroom.gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Connections to an SQLite file, handed out only while that file is where it was. SQLite itself goes on in a file that was
 * deleted, says that every commit is safe, and all of it is gone at the next start.
 */
final class WatchedPool extends HikariDataSource {
    private final Path file;
    private final @Nullable Object opened;

    /** @param file the store; it must be there */
    WatchedPool(HikariConfig config, Path file) {
        super(config);
        this.file = file;
        this.opened = identity(file);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!Files.exists(file) || !Objects.equals(opened, identity(file))) {
            throw new StoreGoneException();
        }
        return super.getConnection();
    }

    private static @Nullable Object identity(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }
}
