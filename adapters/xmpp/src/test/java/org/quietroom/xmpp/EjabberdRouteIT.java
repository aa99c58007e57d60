package org.quietroom.xmpp;

import org.jivesoftware.smack.packet.StanzaError;

/** The desk route at ejabberd. */
class EjabberdRouteIT extends DeskRoute {
    @Override
    XmppServer server(String domain, String secret) {
        return Ejabberd.withComponent(domain, secret);
    }

    @Override
    StanzaError.Condition whileAway() {
        return StanzaError.Condition.forbidden;
    }
}
