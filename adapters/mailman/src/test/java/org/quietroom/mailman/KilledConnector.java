package org.quietroom.mailman;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.ScriptedGate;

/** A program with nothing but a connector in it, to be killed. */
final class KilledConnector {
    static final EffectKey KEY = new EffectKey("0123456789abcdef".repeat(2));
    static final AccountId AUTHOR = new AccountId(Bench.HOST, "anna@example.com");

    private KilledConnector() {}

    /** Words that waited on a desk and are let through. */
    static Effect.Publish release(String list) {
        RoomId room = new RoomId(Bench.HOST, list);
        Submission held = new Submission(
                new MessageId("ab".repeat(16)),
                room,
                Kind.POST,
                List.of(Part.body("let through by a moderator")),
                List.of(),
                null,
                null,
                null,
                false,
                Instant.EPOCH);
        return new Effect.Publish(new Pseudonym(new PseudonymId("0c".repeat(16)), room, "Quiet Finch"), held);
    }

    /** @param args the REST interface, the list, the port of the mail server, and {@code release} if it is to release */
    public static void main(String[] args) throws Exception {
        HostAdapter adapter = Bench.open(new ScriptedGate(), URI.create(args[0]), args[1], Integer.parseInt(args[2]));
        if (args.length > 3) {
            Bench.await("Mailman is reached", () -> adapter.health().state() == HostHealth.State.REACHED);
            var unused = adapter.actions().publish(KEY, AUTHOR, release(args[1]));
        }
        Thread.currentThread().join();
    }
}
