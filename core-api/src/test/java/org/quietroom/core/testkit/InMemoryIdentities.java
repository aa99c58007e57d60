package org.quietroom.core.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.Identities;

/**
 * Pseudonyms that last as long as the program: "Member 1" and so on, in every room anew. For trying things out; a counter
 * says who came first, and nothing survives a restart. Safe for many threads.
 */
public final class InMemoryIdentities implements Identities {
    private record Key(AccountId account, RoomId room) {}

    private final Map<Key, Pseudonym> names = new ConcurrentHashMap<>();
    private final Map<Pseudonym, AccountId> accounts = new ConcurrentHashMap<>();

    @Override
    public Pseudonym pseudonymOf(AccountId account, RoomId room) {
        return names.computeIfAbsent(new Key(account, room), this::make);
    }

    private synchronized Pseudonym make(Key key) {
        int number = accounts.size() + 1;
        PseudonymId id = new PseudonymId(String.format(java.util.Locale.ROOT, "%032x", number));
        Pseudonym pseudonym = new Pseudonym(id, key.room(), "Member " + number);
        accounts.put(pseudonym, key.account());
        return pseudonym;
    }

    @Override
    public AccountId accountOf(Pseudonym pseudonym) {
        AccountId account = accounts.get(pseudonym);
        if (account == null) {
            throw new IllegalArgumentException("the pseudonym is not known: its member may have been erased");
        }
        return account;
    }
}
