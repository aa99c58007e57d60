package org.quietroom.encryption.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/**
 * What became of the key packages that a device keeps, by their numbers. Immutable.
 *
 * @param lastResort the one that the hub has as last resort
 * @param next the number of the next one that is made
 * @param offered made for the hub, which has not said that it has them; the last resort among them comes first
 * @param withLastResort whether the first of those offered shall be the last resort
 * @param replaced last resorts of before, and when the hub took another one in their place, in milliseconds
 */
record Stock(long lastResort, long next, List<Long> offered, boolean withLastResort, SortedMap<Long, Long> replaced) {
    /** As a device registers: its last resort is number 0. */
    static final Stock REGISTERED = new Stock(0, 0, List.of(), false, new TreeMap<>());

    Stock {
        offered = List.copyOf(offered);
        replaced = new TreeMap<>(replaced);
    }

    Stock offering(List<Long> made, boolean lastResortFirst) {
        return new Stock(lastResort, next, made, lastResortFirst, replaced);
    }

    Stock counting(long made) {
        return new Stock(lastResort, next + made, offered, withLastResort, replaced);
    }

    /** The hub has what was offered. */
    Stock accepted(long now) {
        if (!withLastResort) {
            return dropped();
        }
        SortedMap<Long, Long> more = new TreeMap<>(replaced);
        more.put(lastResort, now);
        return new Stock(offered.get(0), next, List.of(), false, more);
    }

    /** What was offered is offered no more; the hub may have it all the same. */
    Stock dropped() {
        return new Stock(lastResort, next, List.of(), false, replaced);
    }

    Stock without(List<Long> gone) {
        SortedMap<Long, Long> left = new TreeMap<>(replaced);
        left.keySet().removeAll(gone);
        return new Stock(lastResort, next, offered, withLastResort, left);
    }

    byte[] stored() {
        WireWriter out = new WireWriter().u64(lastResort).u64(next).u8(withLastResort ? 1 : 0);
        out.u16(offered.size());
        offered.forEach(out::u64);
        out.u16(replaced.size());
        replaced.forEach((number, at) -> out.u64(number).u64(at));
        return out.done();
    }

    static Stock restored(byte[] stored) throws MalformedException {
        WireReader in = WireReader.of(stored);
        long lastResort = in.u64();
        long next = in.u64();
        boolean withLastResort = in.u8() == 1;
        List<Long> offered = new ArrayList<>();
        for (int left = in.u16(); left > 0; left--) {
            offered.add(in.u64());
        }
        Map<Long, Long> replaced = new TreeMap<>();
        for (int left = in.u16(); left > 0; left--) {
            replaced.put(in.u64(), in.u64());
        }
        in.end();
        return new Stock(lastResort, next, offered, withLastResort, new TreeMap<>(replaced));
    }
}
