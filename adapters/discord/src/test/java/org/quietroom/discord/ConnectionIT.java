package org.quietroom.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostHealth.State;
import org.quietroom.core.testkit.ScriptedGate;
import org.quietroom.discord.fake.FakeDiscord;
import org.quietroom.discord.fake.FakeUser;

/** The bot's connection: what is missing is named, what breaks is mended, and what was missed meanwhile is read. */
class ConnectionIT {
    private static final long MANAGE_WEBHOOKS = 1L << 29;
    private static final long MANAGE_MESSAGES = 1L << 13;

    private final Bench bench = new Bench();
    private final ScriptedGate gate = new ScriptedGate();

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void aMissingPermissionIsNamed() throws Exception {
        try (HostAdapter desk = bench.desk(gate, false)) {
            bench.discord.deny(MANAGE_WEBHOOKS);
            Bench.await(desk, State.REFUSED);
            assertThat(desk.health().detail()).contains("Manage Webhooks").contains("evening");
        }
    }

    @Test
    void anOpenChannelIsNoDesk() {
        try (HostAdapter desk = bench.open(gate, "kitchen=" + FakeDiscord.OPEN, Map.of())) {
            Bench.await(desk, State.REFUSED);
            assertThat(desk.health().detail()).contains("Members can write in kitchen under their own names");
        }
    }

    @Test
    void aChannelThatIsNotThereIsNamed() {
        try (HostAdapter desk = bench.open(gate, "attic=1180000000000000077", Map.of())) {
            Bench.await(desk, State.REFUSED);
            assertThat(desk.health().detail()).contains("no text channel 1180000000000000077 (attic)");
        }
    }

    @Test
    void aWrongTokenIsSaidAndNotShown() {
        String wrong = "MTE4.another-token.that-is-wrong";
        try (HostAdapter desk = bench.open(gate, "evening=" + FakeDiscord.DESK, Map.of("token", wrong))) {
            Bench.await(desk, State.REFUSED);
            assertThat(desk.health().detail()).contains("token").doesNotContain(wrong);
        }
    }

    @Test
    void anIntentThatIsNotSwitchedOnIsNamed() {
        bench.discord.allowContent(false);
        try (HostAdapter watch = DiscordWatchProvider.create(
                Bench.HOST,
                Bench.settings("kitchen=" + FakeDiscord.OPEN, Map.of()),
                new Endpoint(bench.discord.rest(), bench.discord.gateway()))) {
            watch.open(gate);
            Bench.await(watch, State.REFUSED);
            assertThat(watch.health().detail()).contains("Message Content Intent");
        }
    }

    @Test
    void aBotThatMayNotSetUpItsCommandsSaysSo() {
        bench.discord.allowCommands(false);
        try (HostAdapter desk = bench.open(gate, "evening=" + FakeDiscord.DESK, Map.of())) {
            Bench.await(desk, State.REFUSED);
            assertThat(desk.health().detail()).contains("invite it again with the scope applications.commands");
        }
    }

    @Test
    void everyFaultIsFoundBeforeItServes() {
        assertThat(desk("evening=" + FakeDiscord.DESK, Map.of()).probe().state())
                .isEqualTo(State.REACHED);
        assertFault(desk("evening=" + FakeDiscord.DESK, Map.of("token", "MTE4.another-token.that-is-wrong")), "token");
        assertFault(desk("evening=" + FakeDiscord.DESK, Map.of("server", "1180000000000000066")), "not in the server");
        assertFault(desk("attic=1180000000000000077", Map.of()), "no text channel 1180000000000000077 (attic)");
        assertFault(desk("kitchen=" + FakeDiscord.OPEN, Map.of()), "Members can write in kitchen");
        bench.discord.deny(MANAGE_WEBHOOKS | MANAGE_MESSAGES);
        assertFault(desk("evening=" + FakeDiscord.DESK, Map.of()), "Manage Webhooks in evening");
        assertFault(watch(), "Manage Messages in kitchen");
        bench.discord.allowContent(false);
        assertFault(watch(), "Message Content Intent");
        assertThat(bench.discord.requests()).as("nothing is set up").noneMatch(r -> r.startsWith("PUT"));
        assertThat(DiscordDeskProvider.create(
                                Bench.HOST,
                                Bench.settings("evening=" + FakeDiscord.DESK, Map.of()),
                                new Endpoint("http://discord.invalid/api/v10/", bench.discord.gateway()))
                        .probe()
                        .detail())
                .contains("no machine is known by the name discord.invalid");
        HostAdapter desk = desk("evening=" + FakeDiscord.DESK, Map.of());
        bench.discord.close();
        HostHealth away = desk.probe();
        assertThat(away.detail()).contains("refuses connections, so nothing listens there");
        assertThat(away.state()).isEqualTo(State.LOST);
    }

    private HostAdapter desk(String channels, Map<String, Object> more) {
        return DiscordDeskProvider.create(Bench.HOST, Bench.settings(channels, more), endpoint());
    }

    private HostAdapter watch() {
        return DiscordWatchProvider.create(
                Bench.HOST, Bench.settings("kitchen=" + FakeDiscord.OPEN, Map.of()), endpoint());
    }

    private Endpoint endpoint() {
        return new Endpoint(bench.discord.rest(), bench.discord.gateway());
    }

    private static void assertFault(HostAdapter adapter, String words) {
        HostHealth found = adapter.probe();
        assertThat(found.detail()).contains(words);
        assertThat(found.state()).isEqualTo(State.REFUSED);
    }

    @Test
    void discordThatIsAwayIsLostAndFoundAgain() throws Exception {
        FakeUser ann = bench.discord.join("zannaz");
        try (HostAdapter watch = bench.watch(gate)) {
            ann.write(FakeDiscord.OPEN, "before");
            asked("before");
            bench.discord.cut(false);
            ann.write(FakeDiscord.OPEN, "while it resumes");
            asked("while it resumes");
            assertThat(bench.discord.resumed()).isEqualTo(1);

            bench.discord.cut(true);
            ann.write(FakeDiscord.OPEN, "while the session is forgotten");
            asked("while the session is forgotten");
            assertThat(bench.discord.sessions()).isEqualTo(2);
            Bench.await(watch, State.REACHED);
        }
        bench.refusedNothing();
    }

    @Test
    void aClosedAdapterSaysSo() throws Exception {
        HostAdapter desk = bench.desk(gate, false);
        desk.close();
        assertThat(desk.health().state()).isEqualTo(HostHealth.State.LOST);
    }

    private void asked(String words) throws InterruptedException {
        bench.discord.await(
                "the gate is asked: " + words,
                () -> gate.asked().stream().anyMatch(question -> question.text().equals(words)));
    }
}
