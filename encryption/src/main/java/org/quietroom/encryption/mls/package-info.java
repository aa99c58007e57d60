/**
 * Messaging Layer Security, RFC 9420: groups whose members alone read what is said in them.
 *
 * <p>{@link org.quietroom.encryption.mls.Group} is the state of a member, {@link org.quietroom.encryption.mls.Joining} the ways
 * into a group. For users are this package, {@code wire} (the structures), {@code failure} (the reasons of refusal) and, of
 * {@code crypto}, {@code CipherSuite}, {@code SignatureKeys} and {@code Secret}; the other packages are internal. Sections 10 to
 * 14 of the RFC are here, the rest is below: 2.1 codec, 5 crypto, 6 framing, 7 tree, 8 and 9 schedule.
 */
@NullMarked
package org.quietroom.encryption.mls;

import org.jspecify.annotations.NullMarked;
