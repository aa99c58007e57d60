package org.quietroom.xmpp;

import org.junit.jupiter.api.BeforeAll;

/** The conformance kit on the desk route at Prosody. */
class DeskContractIT extends DeskContract {
    @BeforeAll
    static void begin() {
        Prosody.skipIfAbsent();
    }

    @Override
    String route() {
        return "xmpp-desk";
    }

    @Override
    XmppServer server(String domain, String secret) {
        return Prosody.withComponent(domain, secret);
    }
}
