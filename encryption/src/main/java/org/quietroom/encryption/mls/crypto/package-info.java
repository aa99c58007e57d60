/**
 * Cryptographic objects of RFC 9420, section 5, and the labelled functions of section 8, over Tink, the JCA and Bouncy Castle. HPKE's key
 * schedule (RFC 9180, sections 4 and 5.1) is composed here because Tink has neither its exporter nor DeriveKeyPair; every
 * primitive below it is one of theirs. Internal to the engine.
 */
@NullMarked
package org.quietroom.encryption.mls.crypto;

import org.jspecify.annotations.NullMarked;
