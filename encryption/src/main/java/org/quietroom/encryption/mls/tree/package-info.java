/**
 * The ratchet tree: RFC 9420 section 4 (concepts), section 7 (operations, validation, hashes, path secrets), section 12.4.3.3
 * (its form on the wire) and appendix C (indices).
 *
 * <p>Internal to the engine: public types are for its other packages and may change without notice.
 */
@NullMarked
package org.quietroom.encryption.mls.tree;

import org.jspecify.annotations.NullMarked;
