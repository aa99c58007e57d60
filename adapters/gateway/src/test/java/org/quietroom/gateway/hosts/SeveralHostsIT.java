package org.quietroom.gateway.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.core.testkit.HostInUse;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.core.testkit.HostUnderTest.Seen;
import org.quietroom.discord.DiscordInUse;
import org.quietroom.gateway.durability.GatewayProcess;
import org.quietroom.mailman.MailmanInUse;
import org.quietroom.matrix.MatrixInUse;
import org.quietroom.nodebb.ForumInUse;
import org.quietroom.wordpress.WordPressInUse;
import org.quietroom.xmpp.DeskInUse;
import org.quietroom.xmpp.GateInUse;

/** One gateway, as an operator runs it, with all the real hosts at once and people on each. */
class SeveralHostsIT {
    private static final String WRITER = "wren";
    private static final String READER = "finch";
    private static final String CRISIS = "The tablets are counted out and I am going to kill myself tonight.";
    private static final Pattern NOT_REACHED = Pattern.compile("Not reached: [^<]+");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private static Path folder;

    private static final List<HostInUse> HOSTS = new CopyOnWriteArrayList<>();
    private static final Map<HostInUse, HostUnderTest.Member> WRITERS = new ConcurrentHashMap<>();
    private static final Map<HostInUse, HostUnderTest.Member> READERS = new ConcurrentHashMap<>();
    private static Installation gateway;

    @BeforeAll
    static void begin() throws Exception {
        int port = FreePort.next();
        String address = "http://127.0.0.1:" + port;
        together(List.of(
                () -> HOSTS.add(new GateInUse(address)),
                () -> HOSTS.add(new DeskInUse()),
                () -> HOSTS.add(new ForumInUse(URI.create(address))),
                () -> HOSTS.add(new MatrixInUse(address)),
                () -> HOSTS.add(new WordPressInUse(URI.create(address))),
                () -> HOSTS.add(new MailmanInUse()),
                () -> HOSTS.add(new DiscordInUse())));
        gateway = new Installation(
                folder, port, HOSTS.stream().map(SeveralHostsIT::section).collect(Collectors.joining()));
        forAll(host -> {
            host.awaitReached();
            READERS.put(host, host.join(READER));
            WRITERS.put(host, host.join(WRITER));
        });
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
            HostUnderTest.Member writer = WRITERS.get(host);
            String id = rowan.caseOf(host.id(), known, () -> writer.post(words));
            awaitSeen(host, words);
            rowan.take(id);
            assertThat(rowan.words(id)).as(host.id()).contains("I write this on " + host.id());
        }
        assertThat(notReached(rowan)).isEmpty();
        String doctor = GatewayProcess.run("", "doctor", "--config", gateway.config());
        assertThat(HOSTS).allMatch(host -> doctor.contains("Host " + host.id() + " is reached."));
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
        forAll(host -> {
            host.awaitReached();
            String words = "We are all here again, on " + host.id() + ".";
            WRITERS.get(host).post(words);
            awaitSeen(host, words);
        });
        for (HostInUse host : HOSTS) {
            List<String> lines = READERS.get(host).seen().stream()
                    .map(Seen::text)
                    .filter(text -> text.startsWith("Line "))
                    .toList();
            assertThat(lines).as(host.id()).doesNotHaveDuplicates();
        }
        nobodySawTheAccount();
    }

    /** What a moderator decides meanwhile is done when the host is there, once, and its members go on. */
    @Test
    void aHostThatWasAwayIsFoundAgain() throws Exception {
        Moderator sam = gateway.lead();
        Set<String> known = sam.queue();
        forAll(host -> WRITERS.get(host).post(held(host)));
        Await.until(PATIENCE, "all are held", () -> sam.queue().size() == known.size() + HOSTS.size());
        Set<String> cases = new TreeSet<>(sam.queue());
        cases.removeAll(known);
        forAll(HostInUse::stop);
        for (String dialled : List.of("circle", "group", "lists")) {
            Await.until(PATIENCE, dialled + " is missed", () -> notReached(sam).contains(dialled));
        }
        for (String id : cases) {
            sam.take(id);
            sam.release(id);
        }
        forAll(host -> {
            host.start();
            host.awaitReached();
            awaitSeen(host, held(host));
            String words = "We go on, on " + host.id() + ".";
            WRITERS.get(host).post(words);
            awaitSeen(host, words);
        });
        Await.until(PATIENCE, "none is missed", () -> notReached(sam).isEmpty());
        nobodySawTheAccount();
    }

    /** What the console says of hosts that are away. */
    private static String notReached(Moderator moderator) {
        Matcher line = NOT_REACHED.matcher(moderator.page("/desk/health"));
        return line.find() ? line.group() : "";
    }

    private static String held(HostInUse host) {
        return "HOLD this until somebody read it, on " + host.id() + ".";
    }

    private static String line(HostInUse host, int number) {
        return "Line " + number + " on " + host.id();
    }

    private static void awaitSeen(HostInUse host, String words) throws Exception {
        Await.until(
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
            if (!host.showsAccounts()) {
                assertThat(READERS.get(host).received())
                        .as(host.id())
                        .isNotEmpty()
                        .doesNotContainIgnoringCase(WRITER);
            }
        }
    }

    private interface Each {
        void with(HostInUse host) throws Exception;
    }

    private static void forAll(Each each) throws Exception {
        together(HOSTS.stream()
                .<Callable<Boolean>>map(host -> () -> {
                    each.with(host);
                    return true;
                })
                .toList());
    }

    /** Does all of it at once, and waits for all, whatever fails. */
    private static void together(List<Callable<Boolean>> tasks) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (Future<Boolean> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            Throwables.throwIfInstanceOf(e.getCause(), Exception.class);
            throw e;
        } finally {
            threads.shutdown();
        }
    }
}
