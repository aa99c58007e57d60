/** Message framing, RFC 9420 section 6: signatures, public and private messages. Internal to the engine. */
@NullMarked
package org.quietroom.encryption.mls.framing;

import org.jspecify.annotations.NullMarked;
