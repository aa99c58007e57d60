/**
 * The key schedule (RFC 9420 section 8: epoch secrets, transcript hashes, pre-shared keys, exporter) and the secret tree
 * (section 9: message keys and when they are deleted).
 *
 * <p>Internal to the engine: public types are for its other packages and may change without notice.
 */
@NullMarked
package org.quietroom.encryption.mls.schedule;

import org.jspecify.annotations.NullMarked;
