package org.quietroom.encryption.room;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.quietroom.core.testkit.Databases;

/** What stays of a device when its program ends: its disk, and how many of the host's posts it has dealt with. */
final class Mortal {
    final String name;
    final Path store;
    /** Written by whoever lets it live. */
    final AtomicInteger taken = new AtomicInteger();
    /** As the hub calls it; empty before it was seen. */
    volatile String device = "";

    /** @param name the member's letter and a number */
    Mortal(String name, Path folder) {
        this.name = name;
        this.store = folder.resolve("device-" + name + ".db");
        SqlRoomStore.open(Databases.sqlite(store), scope());
    }

    String letter() {
        return name.substring(0, 1);
    }

    String scope() {
        return "device of " + name;
    }

    /** Opens it in this program. */
    SealedRoom open(HubLink link) {
        return SealedRoom.open(
                link, SqlRoomStore.reopen(Databases.sqlite(store), scope()), Hall.AEAD, RoomSettings.DEFAULT);
    }
}
