package org.quietroom.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.dom4j.DocumentHelper;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.GateRouteProvider;
import org.quietroom.core.host.HostAdapterProvider;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile.IdentityVisibleTo;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.setting.Settings;

/** What needs no server. */
class XmppUnitTest {
    private static final HostId HOST = new HostId("chat");
    private static final PseudonymId AUTHOR = new PseudonymId("0b".repeat(16));
    private static final PseudonymId OTHER = new PseudonymId("0c".repeat(16));

    @Test
    void bothRoutesAreFoundAndKeepAVeiledPolicy() {
        assertThat(ServiceLoader.load(GateRouteProvider.class))
                .filteredOn(p -> p.type().equals("xmpp-gate"))
                .singleElement()
                .satisfies(p -> assertThat(HostPolicy.VEILED.unmetBy(p.profile(HOST, Settings.EMPTY)))
                        .isEmpty());
        assertThat(ServiceLoader.load(HostAdapterProvider.class))
                .filteredOn(p -> p.type().equals("xmpp-desk"))
                .singleElement()
                .satisfies(p -> assertThat(p.create(HOST, desk(Map.of())).profile())
                        .satisfies(profile ->
                                assertThat(HostPolicy.VEILED.unmetBy(profile)).isEmpty()));
    }

    @Test
    void theGateProfileSaysWhoSeesAccounts() {
        XmppGateProvider provider = new XmppGateProvider();
        assertThat(provider.profile(HOST, Settings.EMPTY).identityVisibleTo())
                .isEqualTo(IdentityVisibleTo.HOST_OPERATOR);
        Settings shown = Settings.of(Map.of("hide-accounts-from-moderators", false));
        assertThat(provider.profile(HOST, shown).identityVisibleTo()).isEqualTo(IdentityVisibleTo.HOST_MODERATORS);
    }

    @Test
    void deskSettingsNameTheKeyThatDoesNotFitAndNeverTheSecret() {
        XmppDeskProvider provider = new XmppDeskProvider();
        Map.of("port", 0, "domain", "Not A Domain", "secret", "canary", "rooms", "with space", "queue", 0)
                .forEach((key, value) -> assertThatThrownBy(() -> provider.create(HOST, desk(Map.of(key, value))))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("'" + key + "'")
                        .hasMessageNotContaining("canary"));
        assertThat(new DeskSettings(desk(Map.of())).toString()).doesNotContain("0123456789abcdef");
        assertThat(new DeskSettings(desk(Map.of("rooms", "evening=Evening circle, carers"))).rooms)
                .containsExactly(Map.entry("evening", "Evening circle"), Map.entry("carers", "carers"));
    }

    @Test
    void backoffGrowsToItsCapAndNeverWaitsLessThanHalf() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), new SplittableRandom(7));
        long expected = 500;
        for (int i = 0; i < 40; i++) {
            assertThat(backoff.next().toMillis()).isBetween(expected / 2, expected);
            expected = Math.min(60_000, expected * 2);
        }
        backoff.reset();
        assertThat(backoff.next().toMillis()).isBetween(250L, 500L);
    }

    @Test
    void keysComeBackAsTheyWere() {
        for (String id : List.of("abc", "with:colon", "x".repeat(200), "a:" + OTHER)) {
            DeskKey said = DeskKey.of(AUTHOR, id, null);
            assertThat(DeskKey.parse(said.message(), OTHER, false)).isEqualTo(said);
            DeskKey whispered = DeskKey.of(AUTHOR, id, OTHER);
            assertThat(DeskKey.parse(whispered.message(), AUTHOR, true)).isEqualTo(whispered);
        }
        assertThat(DeskKey.of(AUTHOR, "x".repeat(201), null).id()).hasSize(36);
        assertThat(DeskKey.of(AUTHOR, "line\nbreak", null).id()).hasSize(36);
        assertThat(DeskKey.parse(new MessageId("m-1"), AUTHOR, false)).isEqualTo(new DeskKey(AUTHOR, "m-1", null));
    }

    @Test
    void ofAMessageOnlyItsWordsAreRead() throws Exception {
        assertThat(said("<body>hi</body><html><body>evil</body></html>")).isEqualTo(new Said(Kind.POST, "hi", null));
        assertThat(said("<body xml:lang='de'>hallo</body><body>hi</body>")).isEqualTo(new Said(Kind.POST, "hi", null));
        assertThat(said("<body>hi</body><replace xmlns='urn:xmpp:message-correct:0' id='m1'/>"))
                .isEqualTo(new Said(Kind.EDIT, "hi", "m1"));
        assertThat(said("<retract xmlns='urn:xmpp:message-retract:1' id='m1'/><body>smuggled</body>"))
                .isEqualTo(new Said(Kind.DELETE, "", "m1"));
        assertThat(said("<composing xmlns='http://jabber.org/protocol/chatstates'/>"))
                .isNull();
        assertThat(said("<body>canary</body>").toString()).doesNotContain("canary");
        assertThat(Said.sealed(DocumentHelper.parseText("<message><encrypted xmlns='eu.siacs'/></message>")
                        .getRootElement()))
                .isTrue();
    }

    @Test
    void aStanzaBeyondTheCapEndsTheStream() throws Exception {
        try (CappedInput input = new CappedInput(new ByteArrayInputStream(new byte[30]), 10)) {
            assertThat(input.read(new byte[10], 0, 10)).isEqualTo(10);
            input.next();
            assertThat(input.read(new byte[10], 0, 10)).isEqualTo(10);
            assertThatThrownBy(input::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void textIsMadeFitForXmlAndOtherwiseKept() {
        assertThat(Stanzas.clean("a\u0000\u0008\ud83d b\uFFFE\uFFFF")).isEqualTo("a b");
        String kept = "tab\t new\nline \ud83d\udc9b e\u0301 \u05e9 <&>]]>\u0085";
        assertThat(Stanzas.clean(kept)).isEqualTo(kept);
    }

    private static Said said(String children) throws Exception {
        return Said.of(
                DocumentHelper.parseText("<message>" + children + "</message>").getRootElement());
    }

    private static Settings desk(Map<String, ?> changes) {
        Map<String, Object> values =
                new HashMap<>(Map.of("domain", "desk.example.org", "secret", "0123456789abcdef", "rooms", "evening"));
        values.putAll(changes);
        return Settings.of(values);
    }
}
