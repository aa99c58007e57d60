package org.quietroom.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Await;

/** What the adapter makes of a site's answers: nothing is lost by what somebody can put right, and health names it. */
class SiteTest {
    private static final HostId HOST = new HostId("site");
    private static final EffectKey KEY = new EffectKey("0123456789abcdef0123456789abcdef");
    private static final Effect.Remove REMOVE = new Effect.Remove(new RoomId(HOST, "7"), new MessageId("comment.1"));

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String body = "{}";
    private HttpServer server;
    private Site site;

    @BeforeEach
    void begin() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        site = new Site(SiteSettings.of(
                settings("http://127.0.0.1:" + server.getAddress().getPort() + "/blog", "abcd EFGH")));
    }

    @AfterEach
    void end() {
        site.close();
        server.stop(0);
    }

    @Test
    void anEffectIsSentOnceAndItsReceiptIsTheSites() throws Exception {
        site.open();
        body = "{\"outcome\":\"cannot\",\"reason\":{\"code\":\"wordpress.gone\",\"text\":\"Gone.\"}}";
        Receipt receipt = remove();
        assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.CANNOT);
        assertThat(asked)
                .contains("POST /blog/?rest_route=/quietroom/v1/effects/" + KEY.value()
                        + " Basic cXVpZXRyb29tOmFiY2RFRkdI");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | incorrect_password | does not know the application password",
                "401 | invalid_username | no user of the name in 'user'",
                "401 | rest_forbidden | did not see the application password",
                "401 | '' | wants a password of its own (401) before WordPress is asked",
                "403 | '' | forbids what we ask (403) before WordPress is asked",
                "403 | rest_forbidden | lacks the right quietroom_effects",
                "404 | rest_no_route | wp-content/mu-plugins",
                "302 | '' | https",
                "500 | '' | log"
            })
    void whatSomebodyCanPutRightIsTriedAgainAndNamed(int answered, String code, String words) throws Exception {
        site.open();
        status = answered;
        body = "{\"code\":\"" + code + "\"}";
        Receipt receipt = remove();
        assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.TRY_AGAIN);
        assertThat(receipt.reason().text()).contains(words);
        assertThat(site.probe().detail()).contains(words);
    }

    @Test
    void whatIsNoWordPressIsNamed() throws Exception {
        site.open();
        body = "<html>a page</html>";
        assertThat(remove().outcome()).isEqualTo(Receipt.Outcome.TRY_AGAIN);
        assertThat(site.probe().detail()).contains("not as the plugin does");
        status = 404;
        assertThat(site.probe().detail()).contains("no WordPress with REST");
    }

    @Test
    void thePluginsOwnFaultsAreNamed() {
        body = state("\"reached\":false,\"fault\":\"QUIETROOM_HOST in wp-config.php must be a key\"");
        assertThat(site.probe().detail()).contains("fault in its settings: QUIETROOM_HOST");
        body = "{\"plugin\":\"wordpress\",\"reached\":true}";
        assertThat(site.probe().detail()).contains("of another release than this gateway");
        body = state("\"reached\":false,\"state\":\"The gateway is not reached: no answer.\"");
        assertThat(site.probe().state()).as("no gateway runs yet").isEqualTo(HostHealth.State.REACHED);
    }

    @Test
    void healthSaysWhichWayIsClosed() throws Exception {
        body = state("\"reached\":false,\"state\":\"no\nanswer\"".replace("\n", "\\n"));
        assertThat(site.health().state()).isEqualTo(HostHealth.State.WAITING);
        site.open();
        awaitHealth(HostHealth.State.REFUSED, "does not reach the gateway. It says: no answer");
        site.close();
        body = state("\"reached\":true");
        site.open();
        awaitHealth(HostHealth.State.REACHED, "reaches the gateway");
        site.close();
        server.stop(0);
        site.open();
        awaitHealth(HostHealth.State.LOST, "refuses connections, so nothing listens there");
    }

    @Test
    void aNameThatNobodyHasIsNamed() {
        try (Site unknown = new Site(SiteSettings.of(settings("https://blog.invalid/", "abcd")))) {
            assertThat(unknown.probe().detail())
                    .contains("The site is not reached: no machine is known by the name blog.invalid")
                    .contains("correct 'site'");
        }
    }

    @Test
    void aClosedSiteIsNotCalled() throws Exception {
        assertThat(remove().outcome()).isEqualTo(Receipt.Outcome.TRY_AGAIN);
        assertThat(asked).isEmpty();
    }

    @Test
    void settingsThatDoNotFitAreNamed() {
        var provider = new WordPressGateProvider();
        assertThatThrownBy(() -> provider.profile(HOST, settings("http://forum.example.org/", "abcd")))
                .hasMessageContaining("'site'");
        assertThatThrownBy(() -> provider.profile(HOST, settings("https://user:secret@example.org/", "abcd")))
                .hasMessageContaining("'site'")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> provider.profile(HOST, settings("https://example.org/", " ")))
                .hasMessageContaining("application-password");
        assertThat(SiteSettings.of(settings("https://example.org", "hush")).toString())
                .doesNotContain("hush");
    }

    private static String state(String more) {
        return "{\"plugin\":\"wordpress\",\"protocol\":1,\"shadow\":false," + more + "}";
    }

    private Receipt remove() throws Exception {
        return site.remove(KEY, REMOVE).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void awaitHealth(HostHealth.State state, String words) {
        Await.until(
                () -> "health " + site.health(),
                () -> site.health().state() == state && site.health().detail().contains(words));
    }

    private static Settings settings(String site, String password) {
        return Settings.of(Map.of("site", site, "application-password", password));
    }

    @Test
    void noTextOfAMemberIsInAFailure() {
        assertThatThrownBy(() -> EffectJson.receipt("{\"outcome\":\"private words\"}"))
                .hasMessageNotContaining("private words");
    }
}
