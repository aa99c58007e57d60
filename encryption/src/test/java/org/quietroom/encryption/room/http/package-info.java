/** The way to the hub over HTTP. */
@org.jspecify.annotations.NullMarked
package org.quietroom.encryption.room.http;
