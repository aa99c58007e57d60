/**
 * XMPP, by two routes: the profile of a Prosody with {@code mod_quietroom} ({@code xmpp-gate}), and rooms of our own on any
 * server that takes components ({@code xmpp-desk}, XEP-0114).
 */
@NullMarked
package org.quietroom.xmpp;

import org.jspecify.annotations.NullMarked;
