package org.quietroom.gateway.sealed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quietroom.commonroom.CommonRoomAdapter;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.console.Chromium;
import org.quietroom.gateway.console.signin.OneTimeSignIn;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.gateway.run.Gateway;
import org.quietroom.gateway.store.DataFolder;

/** A gateway with a Common Room whose rooms are sealed, and browsers in it; what they request and complain of is kept. */
final class SealedHouse implements AutoCloseable {
    private static final HostId HOST = new HostId("lounge");

    private final Gateway gateway;
    private final OneTimeSignIn link = new OneTimeSignIn("Rowan");
    private final URI address;
    private final List<String> foreign = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private final Path folder;

    /** @param rooms titles of its sealed rooms, with a vertical bar between */
    SealedHouse(String rooms) {
        this(rooms, "");
    }

    /** @param storeUrl where it keeps what it keeps; empty for a file in its folder */
    SealedHouse(String rooms, String storeUrl) {
        folder = fresh();
        String store = storeUrl.isEmpty() ? "" : "store:\n  url: \"" + storeUrl + "\"\n";
        Plugins plugins = Plugins.find();
        Config config = new ConfigReader(plugins, Map.of()).read(store + """
                        data: data
                        listen:
                          port: 0
                        console:
                          base-url: http://127.0.0.1:9
                        community:
                          name: a community of a test
                          country: DE
                        hosts:
                          lounge:
                            type: commonroom
                            mode: "on"
                            name: Common Room
                            port: 0
                            rooms: Open room
                            sealed-rooms: %s
                        """.formatted(rooms), folder, "test.yaml");
        DataFolder.open(config.data());
        gateway = Gateway.start(config, plugins, Clock.systemUTC(), link);
        gateway.users().add("Rowan", Role.MODERATOR, UUID.randomUUID().toString());
        address = gateway.host(HOST)
                .map(host -> host.adapter() instanceof CommonRoomAdapter room ? room.address() : null)
                .orElseThrow();
    }

    URI address() {
        return address;
    }

    /** Ends a room, as a host does that has closed it. */
    void end(String room) {
        gateway.host(HOST).orElseThrow().sealedRooms().orElseThrow().end(new RoomId(HOST, room));
    }

    /** What the gateway keeps: its settings, database and keys. */
    Path folder() {
        return folder;
    }

    private static Path fresh() {
        try {
            return Files.createTempDirectory("sealed-house");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DataSource store() {
        return gateway.foundation().store();
    }

    /** Everything that a browser asked of somebody else than this house. */
    List<String> foreign() {
        return foreign;
    }

    /** What browsers wrote to their consoles as errors. */
    List<String> complaints() {
        return complaints;
    }

    /** Somebody new, who has come into the house. */
    Chromium.Window visitor(Chromium chromium, Consumer<Browser.NewContextOptions> more) {
        Chromium.Window window = chromium.window(1280, more);
        watch(window.page);
        window.page.navigate(address.toString());
        window.page.locator("button.main").click();
        assertThat(window.page.locator("h1")).hasText("Which room?");
        return window;
    }

    /** Somebody new after another, in two languages, light and dark; each with what to call pictures of it. */
    void inEachLook(Chromium chromium, BiConsumer<Page, String> pictures) {
        for (String language : List.of("en", "de")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                String tone = "-" + language + (scheme == ColorScheme.DARK ? "-dark" : "-light");
                try (var one =
                        visitor(chromium, options -> options.setLocale(language).setColorScheme(scheme))) {
                    pictures.accept(one.page, tone);
                }
            }
        }
    }

    /** Somebody new in a room. */
    Chromium.Window enter(Chromium chromium, String room) {
        Chromium.Window window = visitor(chromium, options -> {});
        open(window.page, room);
        assertThat(window.page.locator("#write")).isVisible();
        return window;
    }

    /** A browser of its own for the member of another, as with a second telephone. */
    Chromium.Window sameMember(Chromium chromium, Page page) {
        Cookie cookie = page.context().cookies().get(0);
        Chromium.Window window = chromium.window(1280, options -> {});
        window.page.context().addCookies(List.of(new Cookie(cookie.name, cookie.value).setUrl(address.toString())));
        watch(window.page);
        return window;
    }

    void open(Page page, String room) {
        page.navigate(address.resolve("/rooms/" + room).toString());
    }

    /** Another page of the same browser. */
    Page another(Page page) {
        Page more = page.context().newPage();
        watch(more);
        return more;
    }

    /** The desk, with a moderator signed in; once. */
    Page desk(Chromium.Window window) {
        window.page.navigate(gateway.address().resolve(link.path()).toString());
        window.page.locator("form button").first().click();
        return window.page;
    }

    URI console(String path) {
        return gateway.address().resolve(path);
    }

    /** To a place of the page, by what follows the sign in its address; what was there before may still be shown. */
    static void go(Page page, String place) {
        page.evaluate("place => { location.hash = place; }", place);
    }

    static void say(Page page, String words) {
        page.fill("#text", words);
        page.locator("#write button.main").click();
        assertThat(page.locator("#text")).hasValue("");
    }

    static Locator words(Page page) {
        return page.locator("#lines .words");
    }

    private void watch(Page page) {
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(address.toString()) && !url.startsWith("blob:" + address)) {
                foreign.add(url);
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
