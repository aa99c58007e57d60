package org.quietroom.xmpp;

import org.junit.jupiter.api.BeforeAll;

/** The conformance kit on the desk route at ejabberd. */
class EjabberdContractIT extends DeskContract {
    @BeforeAll
    static void begin() {
        Ejabberd.skipIfAbsent();
    }

    @Override
    String route() {
        return "xmpp-desk-ejabberd";
    }

    @Override
    XmppServer server(String domain, String secret) {
        return Ejabberd.withComponent(domain, secret);
    }
}
