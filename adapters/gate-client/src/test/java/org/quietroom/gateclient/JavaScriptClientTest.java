package org.quietroom.gateclient;

import java.io.IOException;

class JavaScriptClientTest extends GateClientContract {
    @Override
    ClientUnderTest client() throws IOException {
        return DrivenClient.start("node", "nodejs", "driver.js");
    }
}
