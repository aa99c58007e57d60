/**
 * A member's device in a sealed room: joins, speaks, listens, keeps. What the browser client does, in Java, and it speaks with
 * browsers in one room. What goes over the wire: {@code encryption/docs/sealed-rooms-wire.md}.
 */
@NullMarked
package org.quietroom.encryption.room;

import org.jspecify.annotations.NullMarked;
