package org.quietroom.anonymity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.UnavailableException;

/** The rows of pseudonyms. Every call is one statement or one transaction. Blocking; safe for many threads. */
final class PseudonymStore {
    private final Jdbi jdbi;

    private PseudonymStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Brings the tables up to date. */
    static PseudonymStore open(DataSource source) {
        try {
            Flyway.configure(PseudonymStore.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:db/anonymity")
                    .table("flyway_anonymity")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw unreachable(e);
        }
        return new PseudonymStore(Jdbi.create(source));
    }

    /** Checks the keys against those that rows were derived with, and remembers new ones. */
    void requireKeys(Map<String, String> proofs) {
        call(handle -> handle.inTransaction(transaction -> {
            Map<String, String> known = transaction
                    .createQuery("SELECT key_id, proof FROM pseudonym_key")
                    .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            known.forEach((id, proof) -> {
                if (!proof.equals(proofs.get(id))) {
                    throw new WrongKeysException();
                }
            });
            proofs.forEach((id, proof) -> transaction
                    .createUpdate(
                            "INSERT INTO pseudonym_key (key_id, proof) VALUES (:id, :proof) ON CONFLICT DO NOTHING")
                    .bind("id", id)
                    .bind("proof", proof)
                    .execute());
            return proofs.size();
        }));
    }

    /** The row with one of these ids, of which at most one exists. */
    Optional<Row> find(List<PseudonymId> ids, RoomId room) {
        return call(handle -> handle.createQuery(
                        "SELECT id, name, account FROM pseudonym WHERE host = :host AND room = :room AND id IN (<ids>)")
                .bindList("ids", ids.stream().map(PseudonymId::value).toList())
                .bind("host", room.host().value())
                .bind("room", room.value())
                .map((row, context) -> new Row(
                        new Pseudonym(new PseudonymId(row.getString(1)), room, row.getString(2)), row.getBytes(3)))
                .findFirst());
    }

    /** Returns false, and changes nothing, if the id exists or the name was ever used in the room. */
    boolean insert(Pseudonym pseudonym, String keyId, byte[] account, long createdAt) {
        return call(handle -> handle.createUpdate(
                                "INSERT INTO pseudonym (id, host, room, name, key_id, account, created_at)"
                                        + " VALUES (:id, :host, :room, :name, :key, :account, :created) ON CONFLICT DO NOTHING")
                        .bind("id", pseudonym.id().value())
                        .bind("host", pseudonym.room().host().value())
                        .bind("room", pseudonym.room().value())
                        .bind("name", pseudonym.name())
                        .bind("key", keyId)
                        .bind("account", account)
                        .bind("created", createdAt)
                        .execute())
                == 1;
    }

    /** Gives a row back the account that was erased from it. */
    void restore(PseudonymId id, byte[] account) {
        call(handle -> handle.createUpdate("UPDATE pseudonym SET account = :account WHERE id = :id AND account IS NULL")
                .bind("id", id.value())
                .bind("account", account)
                .execute());
    }

    /** The rooms of a host in which anybody has a pseudonym. */
    List<RoomId> rooms(HostId host) {
        return call(handle -> handle.createQuery("SELECT DISTINCT room FROM pseudonym WHERE host = :host")
                .bind("host", host.value())
                .map((row, context) -> new RoomId(host, row.getString(1)))
                .list());
    }

    /** Removes the accounts from these rows, all or none, and returns how many had one. */
    int erase(List<PseudonymId> ids) {
        return call(handle -> handle.inTransaction(transaction -> ids.stream()
                .mapToInt(id -> transaction
                        .createUpdate("UPDATE pseudonym SET account = NULL WHERE id = :id AND account IS NOT NULL")
                        .bind("id", id.value())
                        .execute())
                .sum()));
    }

    private <T> T call(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (JdbiException e) {
            throw unreachable(e);
        }
    }

    private static UnavailableException unreachable(Exception e) {
        return new UnavailableException(
                "the store of pseudonyms cannot be reached or written: check the database, its disk and its address",
                e);
    }

    /** A pseudonym and its sealed account, which is not there once it was erased. */
    static final class Row {
        private final Pseudonym pseudonym;
        private final byte @Nullable [] account;

        private Row(Pseudonym pseudonym, byte @Nullable [] account) {
            this.pseudonym = pseudonym;
            this.account = account;
        }

        Pseudonym pseudonym() {
            return pseudonym;
        }

        Optional<byte[]> account() {
            return Optional.ofNullable(account);
        }
    }
}
