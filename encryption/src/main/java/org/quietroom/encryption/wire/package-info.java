/** Bounded reading and writing of binary forms, as RFC 9420 section 2.1 and our own forms lay them out. */
@NullMarked
package org.quietroom.encryption.wire;

import org.jspecify.annotations.NullMarked;
