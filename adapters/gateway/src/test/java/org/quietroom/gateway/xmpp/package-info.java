/** A message's whole way: an ordinary XMPP client, a real Prosody, the gateway in a process of its own, its console. */
@NullMarked
package org.quietroom.gateway.xmpp;

import org.jspecify.annotations.NullMarked;
