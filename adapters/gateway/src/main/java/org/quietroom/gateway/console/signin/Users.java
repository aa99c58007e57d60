package org.quietroom.gateway.console.signin;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.port.EvidenceVault;
import org.quietroom.core.port.SealedColumn;

/**
 * The people of the console, in the table {@code console_person}. A lost password or authenticator is replaced on the
 * command line, by whoever runs the program. Everything throws {@link
 * org.quietroom.core.port.UnavailableException} if the store does not answer. Blocking; safe for many threads.
 */
public final class Users {
    /** The shortest password, in characters (NIST SP 800-63B section 3.1.1.2 asks for 15 alone, 8 with a second factor). */
    public static final int SHORTEST_PASSWORD = 12;

    private static final int LONGEST_PASSWORD = 256;

    private final SignInStore store;
    private final EvidenceVault vault;
    private final Clock clock;
    private final Passwords passwords = new Passwords();
    private final OneTimeCodes codes = new OneTimeCodes();

    /** Brings the tables to this version. */
    public Users(DataSource store, EvidenceVault vault, Clock clock) {
        SignInStore.migrate(store);
        this.store = new SignInStore(store);
        this.vault = requireNonNull(vault, "vault");
        this.clock = requireNonNull(clock, "clock");
    }

    /** The column in which the secrets of authenticators are sealed. */
    public static List<SealedColumn> sealed() {
        return List.of(SealedColumn.byId("console_person", "totp", "console-totp"));
    }

    /**
     * Adds somebody.
     *
     * @throws IllegalArgumentException if the name is taken or has another form, or the password is too short
     */
    public Provisioning add(String name, Role role, String password) {
        var preferences = new Preferences(true, Preferences.Theme.SYSTEM, ZoneId.systemDefault(), Locale.ENGLISH);
        var person = new Person(name, role, preferences);
        byte[] secret = Tokens.bytes(OneTimeCodes.SECRET_BYTES);
        String hash = passwords.hash(accepted(password));
        int added = store.with(handle -> handle.createUpdate("INSERT INTO console_person"
                        + " (id, name, role, password, totp, last_step, shortcuts, theme, zone, language, created_at)"
                        + " VALUES (:id, :name, :role, :password, :totp, 0, 1, :theme, :zone, :language, :now)"
                        + " ON CONFLICT (id) DO NOTHING")
                .bind("id", Person.idOf(name))
                .bind("name", person.name())
                .bind("role", role.name())
                .bind("password", hash)
                .bind("totp", vault.seal(label(name), secret))
                .bind("theme", preferences.theme().name())
                .bind("zone", preferences.zone().getId())
                .bind("language", preferences.language().toLanguageTag())
                .bind("now", clock.millis())
                .execute());
        if (added == 0) {
            throw new IllegalArgumentException("somebody has this name already; choose another or use: user reset");
        }
        return new Provisioning(person.name(), secret);
    }

    /**
     * Gives somebody a new password and a new authenticator, and ends their sessions.
     *
     * @throws IllegalArgumentException if nobody has the name, or the password is too short
     */
    public Provisioning reset(String name, String password) {
        byte[] secret = Tokens.bytes(OneTimeCodes.SECRET_BYTES);
        String hash = passwords.hash(accepted(password));
        return store.together(handle -> {
            int changed = handle.createUpdate(
                            "UPDATE console_person SET password = :password, totp = :totp, last_step = 0 WHERE id = :id")
                    .bind("password", hash)
                    .bind("totp", vault.seal(label(name), secret))
                    .bind("id", Person.idOf(name))
                    .execute();
            if (changed == 0) {
                throw new IllegalArgumentException("nobody has this name; user list shows the names");
            }
            handle.createUpdate("DELETE FROM console_session WHERE person = :id")
                    .bind("id", Person.idOf(name))
                    .execute();
            return new Provisioning(name, secret);
        });
    }

    /** Everybody, by name. */
    public List<Person> list() {
        return store.with(handle -> handle.createQuery("SELECT * FROM console_person ORDER BY id")
                .map(Users::person)
                .list());
    }

    /** Somebody by name. */
    public Optional<Person> find(String name) {
        return store.with(handle -> handle.createQuery("SELECT * FROM console_person WHERE id = :id")
                .bind("id", Person.idOf(name))
                .map(Users::person)
                .findOne());
    }

    /** Keeps how the console looks for somebody. */
    public void prefer(String name, Preferences preferences) {
        var unused = store.with(
                handle -> handle.createUpdate("UPDATE console_person SET shortcuts = :shortcuts, theme = :theme,"
                                + " zone = :zone, language = :language WHERE id = :id")
                        .bind("shortcuts", preferences.shortcuts() ? 1L : 0L)
                        .bind("theme", preferences.theme().name())
                        .bind("zone", preferences.zone().getId())
                        .bind("language", preferences.language().toLanguageTag())
                        .bind("id", Person.idOf(name))
                        .execute());
    }

    /** Who it is, if name, password and an unused code belong together; takes the same time if nobody has the name. */
    Optional<Person> check(String name, String password, String code) {
        String given = password.length() > LONGEST_PASSWORD ? "" : password;
        Optional<Secret> known = store.with(handle -> handle.createQuery("SELECT * FROM console_person WHERE id = :id")
                .bind("id", Person.idOf(name))
                .map(Users::secret)
                .findOne());
        boolean passwordFits =
                known.isPresent() ? passwords.matches(given, known.get().password) : passwords.matchesNobody(given);
        byte[] secret =
                known.isPresent() ? vault.open(label(name), known.get().totp) : Tokens.bytes(OneTimeCodes.SECRET_BYTES);
        long last = known.isPresent() ? known.get().lastStep : 0;
        var step = codes.stepOf(secret, code.replace(" ", ""), clock.instant(), last);
        if (!passwordFits || step.isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        return use(name, step.getAsLong()) ? Optional.of(known.get().person) : Optional.empty();
    }

    private boolean use(String name, long step) {
        return store.with(handle -> handle.createUpdate(
                                "UPDATE console_person SET last_step = :step WHERE id = :id AND last_step < :step")
                        .bind("step", step)
                        .bind("id", Person.idOf(name))
                        .execute())
                == 1;
    }

    private static String accepted(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("a password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD
                    + " characters; four unrelated words do well");
        }
        return password;
    }

    private static String label(String name) {
        return "console-totp:" + Person.idOf(name);
    }

    static Person person(ResultSet row, @Nullable StatementContext context) throws SQLException {
        var preferences = new Preferences(
                row.getLong("shortcuts") == 1,
                Preferences.Theme.valueOf(row.getString("theme")),
                ZoneId.of(row.getString("zone")),
                Locale.forLanguageTag(row.getString("language")));
        return new Person(row.getString("name"), Role.valueOf(row.getString("role")), preferences);
    }

    private static Secret secret(ResultSet row, @Nullable StatementContext context) throws SQLException {
        return new Secret(
                person(row, context), row.getString("password"), row.getBytes("totp"), row.getLong("last_step"));
    }

    private static final class Secret {
        private final Person person;
        private final String password;
        private final byte[] totp;
        private final long lastStep;

        private Secret(Person person, String password, byte[] totp, long lastStep) {
            this.person = person;
            this.password = password;
            this.totp = totp;
            this.lastStep = lastStep;
        }
    }
}
