/**
 * The hub of sealed rooms (RFC 9750 section 5, delivery service): it keeps key packages, orders commits, fans messages out
 * and logs devices. It reads public framing alone and is never a member.
 */
@NullMarked
package org.quietroom.encryption.hub;

import org.jspecify.annotations.NullMarked;
