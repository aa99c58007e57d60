package org.quietroom.gateclient;

import java.io.IOException;

class PythonClientTest extends GateClientContract {
    @Override
    ClientUnderTest client() throws IOException {
        return DrivenClient.start("python3", "python3", "driver.py");
    }
}
