package org.quietroom.xmpp;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Pseudonym;

/** Somebody in a room: one account, one pseudonym, any number of clients. Guarded by its room. */
final class Occupant {
    final AccountId account;
    final Pseudonym pseudonym;
    final Set<String> clients = new LinkedHashSet<>();
    /** Completes when all that they said before has appeared or not: one author's messages keep their order. */
    CompletableFuture<Void> line = CompletableFuture.completedFuture(null);

    Occupant(AccountId account, Pseudonym pseudonym) {
        this.account = account;
        this.pseudonym = pseudonym;
    }

    String name() {
        return pseudonym.name();
    }

    String occupantId() {
        return pseudonym.id().value();
    }

    @Override
    public String toString() {
        return "Occupant[" + pseudonym.id() + "]";
    }
}
