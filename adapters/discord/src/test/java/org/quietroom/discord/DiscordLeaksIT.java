package org.quietroom.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.testkit.ScriptedGate;
import org.quietroom.discord.fake.FakeDiscord;
import org.quietroom.discord.fake.FakeUser;

/**
 * A member does everything at the desk, by command, by form, by button and in private; then all that others were sent, and all
 * that we asked Discord to keep in places others can see, is searched for the account.
 */
class DiscordLeaksIT {
    @Test
    void nothingLeadsOthersToTheAccount() throws Exception {
        ScriptedGate gate = new ScriptedGate();
        try (Bench bench = new Bench();
                HostAdapter desk = bench.desk(gate, true)) {
            FakeUser ann = bench.discord.join("zannaz");
            FakeUser ben = bench.discord.join("zbenoz");
            everything(bench, desk, gate, ann, ben);

            List<String> signs = List.of("zannaz", Long.toUnsignedString(ann.id), ann.privateChannel());
            assertThat(ben.received()).contains("the last word");
            assertThat(bench.discord.auditLog()).isNotEmpty();
            List<String> kept = bench.discord.requests().stream()
                    .filter(DiscordLeaksIT::inPublic)
                    .toList();
            assertThat(kept).anyMatch(line -> line.contains("the last word"));
            for (String sign : signs) {
                assertThat(ben.received()).doesNotContainIgnoringCase(sign);
                assertThat(bench.discord.auditLog()).noneMatch(line -> line.contains(sign));
                assertThat(kept).noneMatch(line -> line.contains(sign));
            }
            assertThat(ben.received())
                    .doesNotContain("interaction-token")
                    .doesNotContain("held back")
                    .doesNotContain("between us")
                    .doesNotContain(ScriptedGate.HELD_NOTICE);
            bench.refusedNothing();
        }
    }

    private static void everything(Bench bench, HostAdapter desk, ScriptedGate gate, FakeUser ann, FakeUser ben)
            throws Exception {
        long said = ann.command(FakeDiscord.DESK, "say", "by command");
        shown(bench, ben, "by command");
        ann.fillIn(ann.command(FakeDiscord.DESK, "say", null), "by\nform");
        shown(bench, ben, "by\nform");
        ann.fillIn(ann.press(said, "Change it"), "changed");
        shown(bench, ben, "changed");
        ann.press(said, "Take it back");
        bench.discord.await("it is gone", () -> ben.seen().size() == 1);
        long letter = ann.write(0, "in private");
        shown(bench, ben, "in private");
        ann.change(0, letter, "changed in private");
        shown(bench, ben, "changed in private");
        ann.delete(0, letter);
        bench.discord.await("it is gone", () -> ben.seen().size() == 1);
        ann.command(FakeDiscord.DESK, "say", ScriptedGate.HOLD + " held back");
        bench.discord.await("it is held", () -> ann.told().contains(ScriptedGate.HELD_NOTICE));
        Effect.Tell tell = new Effect.Tell(gate.pseudonym(Bench.account(ann), Bench.DESK), "between us");
        EffectKey key = new EffectKey("0123456789abcdef0123456789abcdef");
        desk.actions().tell(key, Bench.account(ann), tell).toCompletableFuture().get();
        ann.command(FakeDiscord.DESK, "say", "the last word");
        shown(bench, ben, "the last word");
    }

    /** Requests whose content others can see: messages of the room's webhook, emoji, webhooks, commands. */
    private static boolean inPublic(String line) {
        boolean webhook = line.contains("/webhooks") && !line.contains("/webhooks/" + FakeDiscord.BOT);
        return webhook || line.contains("/emojis") || line.contains("/commands");
    }

    private static void shown(Bench bench, FakeUser to, String text) throws InterruptedException {
        bench.discord.await(
                "it is shown: " + text,
                () -> to.seen().stream().anyMatch(s -> s.text().equals(text)));
    }
}
