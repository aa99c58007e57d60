package org.quietroom.xmpp;

import org.jivesoftware.smack.packet.StanzaError;

/** The desk route at Prosody. */
class DeskRouteIT extends DeskRoute {
    @Override
    XmppServer server(String domain, String secret) {
        return Prosody.withComponent(domain, secret);
    }

    @Override
    StanzaError.Condition whileAway() {
        return StanzaError.Condition.remote_server_timeout;
    }
}
