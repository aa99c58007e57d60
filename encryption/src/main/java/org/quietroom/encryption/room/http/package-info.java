/**
 * The way to the hub over HTTP, for a program that a member runs: it signs in as a browser does, reads the page that a browser is
 * given, and speaks as the page's script. What it needs of a host is that page and its addresses, no class of it.
 */
@NullMarked
package org.quietroom.encryption.room.http;

import org.jspecify.annotations.NullMarked;
