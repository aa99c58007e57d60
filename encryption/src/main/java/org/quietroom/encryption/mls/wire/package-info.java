/**
 * The structures of RFC 9420 as they travel: credentials (section 5.3), framing (6), nodes (7), pre-shared key ids (8.4), key
 * packages (10), proposals, commits, group info and welcome (12). Reading is strict; what a structure means is checked by those
 * who use it. Values that are unknown but allowed (section 13.5) are carried as they came.
 */
@NullMarked
package org.quietroom.encryption.mls.wire;

import org.jspecify.annotations.NullMarked;
