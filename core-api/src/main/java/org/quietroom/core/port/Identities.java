package org.quietroom.core.port;

import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;

/**
 * Who is who: the only way from an account to a pseudonym and, for effects alone, back.
 *
 * <p>Guarantee: the same account in the same room has the same pseudonym for ever, two accounts never share one, and
 * without the keyset two pseudonyms of one account in two rooms cannot be joined. Limit: whoever holds the keyset can.
 * Blocking; safe for many threads.
 */
public interface Identities {
    /**
     * The pseudonym of an account in a room, made when it is first asked for.
     *
     * @throws UnavailableException if the store or the key cannot be reached
     */
    Pseudonym pseudonymOf(AccountId account, RoomId room);

    /**
     * The account behind a pseudonym. Only the Enactor calls this, to carry out an effect; an architecture test says so.
     *
     * @throws UnavailableException if the store or the key cannot be reached
     * @throws IllegalArgumentException if the pseudonym is not known, for example because its member was erased
     */
    AccountId accountOf(Pseudonym pseudonym);
}
