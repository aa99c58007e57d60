package org.quietroom.mailman;

import java.net.URI;
import org.quietroom.core.testkit.ScriptedGate;

/** A program with nothing but a connector in it, to be killed. */
final class KilledConnector {
    private KilledConnector() {}

    /** @param args the REST interface, the list, the port of the mail server */
    public static void main(String[] args) throws InterruptedException {
        Bench.open(new ScriptedGate(), URI.create(args[0]), args[1], Integer.parseInt(args[2]));
        Thread.currentThread().join();
    }
}
