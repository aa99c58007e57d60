package org.quietroom.anonymity;

import static java.util.Objects.requireNonNull;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.crypto.tink.prf.PrfSet;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.EvidenceVault;
import org.quietroom.core.port.Identities;
import org.quietroom.core.port.SealedColumn;
import org.quietroom.core.port.UnavailableException;

/**
 * Veiled pseudonyms: derived with a secret key for each room, remembered with their names in a store.
 *
 * <p>Guarantee: without the keys the store shows no account, and nothing in the ids and names of two rooms tells that they
 * belong to one person; one name is one person in a room, for ever, whoever races whom. Limits: whoever holds the keys
 * finds the pseudonym of any account they can name, and opens every account from the store; the order of rows tells who
 * came before whom, and their day of creation stands in them; how people write is not hidden. Rotate keys while no process
 * runs: two processes with different primary keys may name one member twice.
 *
 * <p>Blocking; safe for many threads and for many processes on one store. Pseudonyms of the last 10,000 pairs of account
 * and room are kept in memory for ten minutes.
 */
public final class VeiledIdentities implements Identities {
    private static final int CACHED = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int SHORT_NAMES = 16;
    private static final int ATTEMPTS = 256;

    private final PseudonymKeys keys;
    private final PseudonymStore store;
    private final SealedAccount accounts;
    private final NamePool names;
    private final Clock clock;
    private final Cache<Place, Pseudonym> cache = CacheBuilder.newBuilder()
            .maximumSize(CACHED)
            .expireAfterWrite(REMEMBERED)
            .build();

    private VeiledIdentities(
            PseudonymKeys keys, PseudonymStore store, SealedAccount accounts, NamePool names, Clock clock) {
        this.keys = keys;
        this.store = store;
        this.accounts = accounts;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Opens the identities of a store, whose tables are brought up to date.
     *
     * @param prfs derives ids and names; every key is tried, new rows use the primary one
     * @param vault seals accounts
     * @throws UnavailableException if the store cannot be reached
     * @throws WrongKeysException if the store's rows were made with a key that {@code prfs} lacks
     */
    public static VeiledIdentities open(
            DataSource source, PrfSet prfs, EvidenceVault vault, NamePool names, Clock clock) {
        PseudonymKeys keys = new PseudonymKeys(prfs);
        PseudonymStore store = PseudonymStore.open(source);
        store.requireKeys(keys.proofs());
        return new VeiledIdentities(
                keys,
                store,
                new SealedAccount(requireNonNull(vault, "vault")),
                requireNonNull(names, "names"),
                requireNonNull(clock, "clock"));
    }

    /** @throws IllegalArgumentException if account and room are of two hosts */
    @Override
    public Pseudonym pseudonymOf(AccountId account, RoomId room) {
        if (!account.host().equals(room.host())) {
            throw new IllegalArgumentException("an account has pseudonyms in rooms of its own host only");
        }
        Place place = new Place(account, room);
        Pseudonym cached = cache.getIfPresent(place);
        if (cached != null) {
            return cached;
        }
        Pseudonym found = findOrMake(account, room);
        cache.put(place, found);
        return found;
    }

    @Override
    public AccountId accountOf(Pseudonym pseudonym) {
        byte[] sealed = store.find(List.of(pseudonym.id()), pseudonym.room())
                .flatMap(PseudonymStore.Row::account)
                .orElseThrow(() -> new IllegalArgumentException(
                        "nobody is known under this pseudonym, for example because the member was erased"));
        return accounts.open(pseudonym.id(), pseudonym.room().host(), sealed);
    }

    /** Under which pseudonyms an account is known, erased or not. */
    public List<Pseudonym> pseudonymsOf(AccountId account) {
        return store.rooms(account.host()).stream()
                .flatMap(room -> store.find(keys.idsOf(account, room), room).stream())
                .map(PseudonymStore.Row::pseudonym)
                .toList();
    }

    /** The column in which accounts are sealed. */
    public static List<SealedColumn> sealed() {
        return List.of(SealedColumn.byId("pseudonym", "account", "pseudonym"));
    }

    /**
     * Forgets who an account is, in every room of its host. What was said stays under pseudonyms that belong to nobody,
     * and nobody else ever gets their names. Limit: should the same account come back it is the same pseudonym again, so
     * that a ban cannot be shed; a holder of the keys who can name the account can still derive its pseudonyms; and the
     * sealed bytes may stay in free pages, logs and backups of the store until those are overwritten.
     *
     * @return how many pseudonyms lost their account
     * @throws UnavailableException if the store cannot be reached; then nothing was forgotten
     */
    public int erase(AccountId account) {
        List<PseudonymId> ids = store.rooms(account.host()).stream()
                .flatMap(room -> keys.idsOf(account, room).stream())
                .toList();
        int erased = store.erase(ids);
        cache.asMap().keySet().removeIf(place -> place.account.equals(account));
        return erased;
    }

    private Pseudonym findOrMake(AccountId account, RoomId room) {
        List<PseudonymId> ids = keys.idsOf(account, room);
        Optional<Pseudonym> known = find(ids, account, room);
        if (known.isPresent()) {
            return known.get();
        }
        PseudonymId id = ids.get(0);
        byte[] sealed = accounts.seal(id, account);
        long day = clock.instant().truncatedTo(ChronoUnit.DAYS).toEpochMilli();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            byte[] bytes = keys.nameBytes(account, room, attempt);
            Optional<String> name = attempt < SHORT_NAMES ? names.shortName(bytes) : names.longName(bytes);
            if (name.isEmpty()) {
                continue;
            }
            Pseudonym made = new Pseudonym(id, room, name.get());
            if (store.insert(made, keys.primaryId(), sealed, day)) {
                return made;
            }
            Optional<Pseudonym> meanwhile = find(ids, account, room);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
        }
        throw new UnavailableException("no free name was found in a room after " + ATTEMPTS
                + " attempts: the room has used up nearly all names; split it");
    }

    private Optional<Pseudonym> find(List<PseudonymId> ids, AccountId account, RoomId room) {
        Optional<PseudonymStore.Row> row = store.find(ids, room);
        row.filter(found -> found.account().isEmpty()).ifPresent(erased -> {
            PseudonymId id = erased.pseudonym().id();
            store.restore(id, accounts.seal(id, account));
        });
        return row.map(PseudonymStore.Row::pseudonym);
    }

    private record Place(AccountId account, RoomId room) {}
}
