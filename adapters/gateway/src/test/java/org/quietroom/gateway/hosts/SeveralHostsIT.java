package org.quietroom.gateway.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.core.testkit.HostInUse;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.core.testkit.HostUnderTest.Seen;
import org.quietroom.nodebb.ForumInUse;
import org.quietroom.xmpp.DeskInUse;
import org.quietroom.xmpp.GateInUse;

/** One gateway, as an operator runs it, with all the real hosts at once and people on each. */
class SeveralHostsIT {
    private static final String WRITER = "wren";
    private static final String READER = "finch";
    private static final String CRISIS = "The tablets are counted out and I am going to kill myself tonight.";

    @TempDir
    private static Path folder;

    private static final List<HostInUse> HOSTS = new ArrayList<>();
    private static final Map<HostInUse, HostUnderTest.Member> WRITERS = new LinkedHashMap<>();
    private static final Map<HostInUse, HostUnderTest.Member> READERS = new LinkedHashMap<>();
    private static Installation gateway;

    @BeforeAll
    static void begin() throws Exception {
        int port = FreePort.next();
        String address = "http://127.0.0.1:" + port;
        HOSTS.add(new GateInUse(address));
        HOSTS.add(new DeskInUse());
        HOSTS.add(new ForumInUse(URI.create(address)));
        gateway = new Installation(
                folder, port, HOSTS.stream().map(SeveralHostsIT::section).collect(Collectors.joining()));
        for (HostInUse host : HOSTS) {
            host.awaitReached();
            READERS.put(host, host.join(READER));
            WRITERS.put(host, host.join(WRITER));
        }
    }

    private static String section(HostInUse host) {
        return "  " + host.id() + ":\n" + host.settings().indent(4);
    }

    @AfterAll
    static void end() throws Exception {
        for (HostInUse host : HOSTS) {
            host.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void whatIsWrittenOnAnyOfThemComesToOneDesk() throws Exception {
        Moderator rowan = gateway.moderator();
        Set<String> known = new TreeSet<>(rowan.queue());
        for (HostInUse host : HOSTS) {
            String words = CRISIS + " I write this on " + host.id() + ".";
            WRITERS.get(host).post(words);
            awaitSeen(host, words);
            String id = rowan.awaitCaseBeside(known);
            known.add(id);
            rowan.take(id);
            assertThat(rowan.words(id)).as(host.id()).contains("I write this on " + host.id());
        }
        String health = rowan.page("/desk/health");
        assertThat(health).doesNotContain("Lost:", "Refused:");
        nobodySawTheAccount();
    }

    /** Whatever a host did while nobody answered: afterwards all goes on, nothing is shown twice, and no account is seen. */
    @Test
    void aGatewayThatIsKilledAmidPostsIsThereAgainForAll() throws Exception {
        for (int line = 0; line < 5; line++) {
            for (HostInUse host : HOSTS) {
                WRITERS.get(host).post(line(host, line));
            }
        }
        gateway.kill();
        for (HostInUse host : HOSTS) {
            WRITERS.get(host).post(line(host, 5));
        }
        gateway.start();
        for (HostInUse host : HOSTS) {
            host.awaitReached();
            String words = "We are all here again, on " + host.id() + ".";
            WRITERS.get(host).post(words);
            awaitSeen(host, words);
        }
        for (HostInUse host : HOSTS) {
            List<String> lines = READERS.get(host).seen().stream()
                    .map(Seen::text)
                    .filter(text -> text.startsWith("Line "))
                    .toList();
            assertThat(lines).as(host.id()).doesNotHaveDuplicates();
        }
        nobodySawTheAccount();
    }

    private static String line(HostInUse host, int number) {
        return "Line " + number + " on " + host.id();
    }

    private static void awaitSeen(HostInUse host, String words) throws Exception {
        await(
                host.patience(),
                words + " is seen",
                () -> READERS.get(host).seen().stream()
                        .anyMatch(seen -> seen.text().equals(words)));
        assertThat(READERS.get(host).seen())
                .as(host.id())
                .filteredOn(seen -> seen.text().equals(words))
                .singleElement()
                .satisfies(seen -> assertThat(seen.name()).doesNotContainIgnoringCase(WRITER));
    }

    private static void nobodySawTheAccount() throws Exception {
        for (HostInUse host : HOSTS) {
            assertThat(READERS.get(host).received()).as(host.id()).isNotEmpty().doesNotContainIgnoringCase(WRITER);
        }
    }

    private static void await(Duration patience, String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
