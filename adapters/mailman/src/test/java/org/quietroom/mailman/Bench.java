package org.quietroom.mailman;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Await;

/** A list of the real Mailman, and a connector to it. */
final class Bench implements AutoCloseable {
    static final HostId HOST = new HostId("lists");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final Mailman mailman;
    final String list;
    final RoomId room;
    HostAdapter adapter;

    Bench(Gate gate, String... members) {
        this(Mailman.get(), gate, members);
    }

    Bench(Mailman mailman, Gate gate, String... members) {
        this.mailman = mailman;
        list = mailman.newList(members);
        room = new RoomId(HOST, list);
        adapter = open(gate);
    }

    HostAdapter open(Gate gate) {
        return open(gate, mailman.rest(), list, mailman.sink.port);
    }

    static HostAdapter open(Gate gate, URI rest, String list, int smtpPort) {
        HostAdapter adapter =
                new MailmanHoldProvider().create(HOST, settings(rest, list, smtpPort, Map.of("poll-millis", 50)));
        adapter.open(gate);
        return adapter;
    }

    /** What an operator sets, with these in place of others. */
    static Settings settings(URI rest, String list, int smtpPort, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "url",
                rest.toString(),
                "password",
                Mailman.PASSWORD,
                "secret",
                "a secret of the test, 32 characters",
                "lists",
                list,
                "smtp-port",
                smtpPort));
        values.putAll(more);
        return Settings.of(values);
    }

    /** A member of the list. */
    ListMember join(String name) {
        ListMember member = new ListMember(mailman, HOST, list, name);
        mailman.subscribe(list, member.address);
        return member;
    }

    /** How many messages Mailman holds. */
    int held() {
        String answer = mailman.call("GET", "lists/" + list + "/held/count", Map.of());
        return Integer.parseInt(answer.replaceAll("(?s).*\"count\": (\\d+).*", "$1"));
    }

    static <E extends Exception> void await(String what, Await.Condition<E> condition) throws E {
        Await.until(PATIENCE, what, condition);
    }

    @Override
    public void close() {
        adapter.close();
    }
}
