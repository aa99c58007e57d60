package org.quietroom.gateclient;

import java.io.IOException;

class PhpClientTest extends GateClientContract {
    @Override
    ClientUnderTest client() throws IOException {
        return DrivenClient.start("php", "php-cli", "driver.php");
    }
}
