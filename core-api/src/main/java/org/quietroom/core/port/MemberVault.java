package org.quietroom.core.port;

import org.quietroom.core.message.PseudonymId;

/**
 * An {@link EvidenceVault} that can forget a member: what was sealed about them opens for nobody any more.
 *
 * <p>Guarantee: once {@link #forget} has returned, nothing opens that was sealed about the member before, in whatever copy of
 * the store it stands. Limit: a copy of the keys from before opens what a copy of the store from before holds. Blocking; safe
 * for many threads.
 */
public interface MemberVault extends EvidenceVault {
    /**
     * Seals bytes about one member, with a key of that member beside the others. {@link #open} opens them, or throws {@link
     * ForgottenException} if the member was forgotten since. The member's public id stands inside what is sealed.
     *
     * @param label the row they belong to; authenticated, not stored
     * @throws UnavailableException if the keys cannot be reached, or the member's cannot be stored
     */
    byte[] seal(String label, PseudonymId about, byte[] plain);

    /**
     * Destroys what opens everything that was sealed about a member so far. What is sealed about them later opens.
     *
     * @throws UnavailableException if that cannot be stored; then nothing was destroyed
     */
    void forget(PseudonymId member);
}
