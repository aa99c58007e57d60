package org.quietroom.encryption.mls.schedule;

import static org.quietroom.encryption.mls.failure.Rejection.GENERATION_TOO_FAR;
import static org.quietroom.encryption.mls.failure.Rejection.GENERATION_USED;
import static org.quietroom.encryption.mls.failure.Rejection.STORED_FORM;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;

/**
 * One sender ratchet (RFC 9420 section 9.1): the secret of the next generation, and the keys of generations that were skipped.
 * Immutable: a step gives the ratchet after it, which holds neither the key that was taken nor anything it was derived from.
 */
final class HashRatchet {
    private static final long LAST_GENERATION = 0xffff_ffffL;

    private final CipherSuite suite;
    private final Secret secret;
    private final long generation;
    private final SortedMap<Long, MessageKey> skipped;

    private HashRatchet(CipherSuite suite, Secret secret, long generation, SortedMap<Long, MessageKey> skipped) {
        this.suite = suite;
        this.secret = secret;
        this.generation = generation;
        this.skipped = skipped;
    }

    /** A ratchet at generation 0. */
    HashRatchet(CipherSuite suite, Secret secret) {
        this(suite, secret, 0, Collections.emptySortedMap());
    }

    /** The generation that was not reached yet. */
    long generation() {
        return generation;
    }

    /** A key, the ratchet that no longer holds it, and the secrets that the step used up. */
    record Step(MessageKey key, HashRatchet after, List<Secret> consumed) {}

    /**
     * Takes the key of a generation.
     *
     * @throws MlsException GENERATION_USED if it was taken or is no longer kept; GENERATION_TOO_FAR beyond the window
     */
    Step take(long wanted, Window window) {
        return wanted < generation ? takeSkipped(wanted) : takeAhead(wanted, window);
    }

    private Step takeSkipped(long wanted) {
        MessageKey key = skipped.get(wanted);
        if (key == null) {
            throw new MlsException(GENERATION_USED);
        }
        SortedMap<Long, MessageKey> left = new TreeMap<>(skipped);
        left.remove(wanted);
        return new Step(key, new HashRatchet(suite, secret, generation, left), List.of());
    }

    private Step takeAhead(long wanted, Window window) {
        MlsException.require(wanted - generation <= window.ahead() && wanted <= LAST_GENERATION, GENERATION_TOO_FAR);
        List<Secret> consumed = new ArrayList<>();
        SortedMap<Long, MessageKey> kept = wanted == generation ? skipped : new TreeMap<>(skipped);
        Secret at = secret;
        for (long g = generation; g < wanted; g++) {
            if (wanted - g <= window.kept()) {
                kept.put(g, key(at, g));
            }
            consumed.add(at);
            at = after(at, g);
        }
        while (kept.size() > window.kept()) {
            MessageKey oldest = kept.remove(kept.firstKey());
            if (oldest != null) {
                consumed.add(oldest.key());
                consumed.add(oldest.nonce());
            }
        }
        MessageKey key = key(at, wanted);
        consumed.add(at);
        return new Step(key, new HashRatchet(suite, after(at, wanted), wanted + 1, kept), consumed);
    }

    private MessageKey key(Secret of, long g) {
        return new MessageKey(
                g,
                suite.deriveTreeSecret(of, "key", g, suite.keyLength()),
                suite.deriveTreeSecret(of, "nonce", g, suite.nonceLength()));
    }

    private Secret after(Secret of, long g) {
        return suite.deriveTreeSecret(of, "secret", g, suite.hashLength());
    }

    void destroy() {
        secret.destroy();
        skipped.values().forEach(MessageKey::destroy);
    }

    void store(Writer out) {
        out.opaque(secret.reveal())
                .uint64(generation)
                .list(
                        List.copyOf(skipped.values()),
                        (to, key) -> to.uint32(key.generation())
                                .opaque(key.key().reveal())
                                .opaque(key.nonce().reveal()));
    }

    static HashRatchet restore(CipherSuite suite, Reader in) {
        Secret secret = Secret.copyOf(in.opaque());
        long generation = in.uint64();
        MlsException.require(
                secret.size() == suite.hashLength() && generation >= 0 && generation <= LAST_GENERATION + 1,
                STORED_FORM);
        SortedMap<Long, MessageKey> skipped = new TreeMap<>();
        long before = -1;
        for (MessageKey key : in.list(HashRatchet::restoreKey)) {
            MlsException.require(
                    key.generation() > before
                            && key.generation() < generation
                            && key.key().size() == suite.keyLength()
                            && key.nonce().size() == suite.nonceLength(),
                    STORED_FORM);
            before = key.generation();
            skipped.put(before, key);
        }
        return new HashRatchet(suite, secret, generation, skipped);
    }

    private static MessageKey restoreKey(Reader in) {
        return new MessageKey(in.uint32(), Secret.copyOf(in.opaque()), Secret.copyOf(in.opaque()));
    }
}
