package org.quietroom.gateway.run;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.quietroom.anonymity.NamePool;
import org.quietroom.anonymity.VeiledIdentities;
import org.quietroom.anonymity.redaction.RedactionGuardProvider;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.setting.Settings;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.hub.SealedHub;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.HostConfig;
import org.quietroom.gateway.store.Custody;
import org.quietroom.gateway.store.DataFolder;
import org.quietroom.gateway.store.Database;
import org.quietroom.gateway.store.Facts;
import org.quietroom.gateway.store.Schema;
import org.quietroom.moderation.care.CareNotes;
import org.quietroom.moderation.care.CareSettings;
import org.quietroom.moderation.care.Place;
import org.quietroom.moderation.desk.Desk;

/**
 * What stands below every host: store, keyset, identities and desk, opened in that order. Used by the running program and
 * by commands that look into its store.
 */
public final class Foundation implements AutoCloseable {
    private final Config config;
    private final Database database;
    private final Facts facts;
    private final KeyRing keys;
    private final VeiledIdentities identities;
    private final CareNotes notes;
    private final Map<HostId, Place> places = new ConcurrentHashMap<>();
    private final Desk desk;

    private Foundation(Config config, Database database, Clock clock) {
        this.config = config;
        this.database = database;
        Schema.prepare(database);
        facts = new Facts(database.source());
        keys = Custody.open(config.keyset(), config.kek(), facts);
        identities =
                VeiledIdentities.open(database.source(), keys.pseudonymPrf(), keys.vault(), NamePool.english(), clock);
        String watch = config.community().watch();
        notes = CareNotes.shipped(new CareSettings(
                watch.isEmpty() ? null : watch, null, config.console().base()));
        SealedHub.prepare(database.source());
        desk = Desk.open(database.source(), keys.vault(), this::placeOf, notes, covering(config), config.desk(), clock);
    }

    /** Telephone numbers are those of the countries that redaction expects, else of the community's own. */
    private static Covering covering(Config config) {
        List<String> regions =
                RedactionGuardProvider.regions(config.guards().getOrDefault(RedactionGuardProvider.ID, Settings.EMPTY));
        String country = config.community().country();
        return new Covering(regions.isEmpty() && !country.isEmpty() ? List.of(country) : regions);
    }

    /**
     * Opens everything; the first time it makes store and keyset.
     *
     * @throws org.quietroom.gateway.cli.RefusedException if the store does not answer or is newer
     * @throws org.quietroom.encryption.KeyRingException if the keyset is missing or another store's
     */
    public static Foundation open(Config config, Clock clock) {
        DataFolder.open(config.data());
        Database database = Database.open(config.store());
        try {
            return new Foundation(config, database, clock);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The store, for modules that keep tables of their own. */
    public DataSource store() {
        return database.source();
    }

    /** Named values about the store. */
    public Facts facts() {
        return facts;
    }

    /** The keys. */
    public KeyRing keys() {
        return keys;
    }

    /** Who is who. */
    public VeiledIdentities identities() {
        return identities;
    }

    /** Cases and effects. */
    public Desk desk() {
        return desk;
    }

    /** What members are told. */
    public CareNotes notes() {
        return notes;
    }

    /** Says what is known of a host's rooms. */
    void place(HostConfig host, org.quietroom.core.host.HostProfile profile) {
        places.put(host.id(), Places.of(host, profile, config.community()));
    }

    /** What is known of a room. */
    public Place placeOf(RoomId room) {
        Place host = places.get(room.host());
        return host == null ? Places.unknown(room.host(), config.community()) : Places.named(host, room);
    }

    @Override
    public void close() {
        database.close();
    }
}
