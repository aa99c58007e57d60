package org.quietroom.encryption.hub;

import java.util.HashMap;
import java.util.Map;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.franking.Franking;

/** Every operation of the hub under its name in the wire document. */
final class Operations {
    private Operations() {}

    static Map<String, Operation> of(KeyRing keys, Franking franking, MakeReport report) {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("room", new ShowRoom(keys::reportKeys));
        operations.put("register", new Register());
        operations.put("refill", new Refill());
        operations.put("create", new Create());
        operations.put("waiting", new Waiting());
        operations.put("take", new Take());
        operations.put("commit", new Commit());
        operations.put("propose", new Propose());
        operations.put("send", new Send(franking));
        operations.put("tree", new ShowTree());
        operations.put("leave", new Leave());
        operations.put("beside", new Beside());
        operations.put("log", new ShowLog());
        operations.put("pairs", new ShowPairs());
        operations.put("mark", new Mark(franking));
        operations.put("marked", new Mark.Check(franking));
        operations.put("attach", new Attach());
        operations.put("attachment", new ShowAttachment());
        operations.put("detach", new Detach());
        operations.put("report", report);
        return Map.copyOf(operations);
    }
}
