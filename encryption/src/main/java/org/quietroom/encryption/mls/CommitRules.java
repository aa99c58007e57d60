package org.quietroom.encryption.mls;

/**
 * Rules of the application about commits, which RFC 9420 section 12.2 lets it add: who may add, who may remove, whether anyone
 * may join by an external commit. Asked after everything else was checked and before anything changes.
 */
@FunctionalInterface
public interface CommitRules {
    /** Members may commit all that the RFC allows; nobody joins unasked. */
    CommitRules NO_EXTERNAL_JOINS = changes -> !changes.external();

    /** All that the RFC allows. */
    CommitRules ANY = changes -> true;

    boolean allow(Changes changes);
}
