/** Reading and writing the presentation language of RFC 9420, section 2.1. Internal to the engine. */
@NullMarked
package org.quietroom.encryption.mls.codec;

import org.jspecify.annotations.NullMarked;
