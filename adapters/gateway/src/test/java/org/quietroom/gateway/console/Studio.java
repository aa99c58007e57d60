package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.console.signin.Preferences;

/** Takes the pictures of {@code target/pictures} from a fixed clock with invented bland text; each is judged first. */
final class Studio {
    private static final Path PICTURES = Path.of("target", "pictures");

    private final Chromium chromium;
    private final Stage stage;

    Studio(Chromium chromium, Stage stage) {
        this.chromium = chromium;
        this.stage = stage;
    }

    /** At 360 and 1280 pixels, light and dark. */
    void everywhere(String name, String who, String path) {
        both(name, who, path, page -> {});
    }

    /**
     * At 360 and 1280 pixels, light and dark, after {@code act}. Axe sees each width and each theme once, as none of its rules is about
     * both.
     */
    void both(String name, String who, String path, Consumer<Page> act) {
        Set<Object> grounds = new HashSet<>();
        try (Chromium.Window window = window(360, who, false, options -> {})) {
            for (boolean dark : List.of(false, true)) {
                ColorScheme scheme = dark ? ColorScheme.DARK : ColorScheme.LIGHT;
                window.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : List.of(360, 1280)) {
                    window.page.setViewportSize(width, 900);
                    window.page.navigate(stage.address() + path);
                    act.accept(window.page);
                    Judge.form(window.page, name);
                    if (dark == (width == 1280)) {
                        Judge.axe(window.page, name);
                    }
                    picture(window.page, name + "-" + width + (dark ? "-dark" : "-light"));
                }
                grounds.add(window.page.evaluate("getComputedStyle(document.body).backgroundColor"));
            }
        }
        assertThat(grounds).as("%s: light and dark", name).hasSize(2);
    }

    /** Greyscale, forced colours, 400 % zoom, script off, German. {@code press} is pressed first, if it is given. */
    void specially(String name, String path, @Nullable String press) {
        Consumer<Page> act = page -> {
            if (press != null) {
                page.click(press);
            }
        };
        try (Chromium.Window window = window(1280, "Rowan", false, options -> {})) {
            shoot(window.page, name + "-grey", path, page -> {
                act.accept(page);
                page.evaluate("document.documentElement.style.filter = 'grayscale(1)'");
            });
            stage.prefer("Rowan", true, Preferences.Theme.SYSTEM, Locale.GERMAN);
            for (int width : List.of(360, 1280)) {
                window.page.setViewportSize(width, 900);
                shoot(window.page, name + "-" + width + "-german", path, act);
            }
            stage.prefer("Rowan", true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
            window.page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            shoot(window.page, name + "-forced-colours", path, act);
        }
        for (int zoom : List.of(2, 4)) {
            try (Chromium.Window window =
                    window(1280 / zoom, "Rowan", false, options -> options.setDeviceScaleFactor(zoom))) {
                shoot(window.page, name + "-zoom-" + 100 * zoom, path, act);
            }
        }
        try (Chromium.Window window = window(360, "Rowan", false, options -> options.setJavaScriptEnabled(false))) {
            window.page.navigate(stage.address() + path);
            act.accept(window.page);
            picture(window.page, name + "-script-off");
        }
    }

    /** A window; {@code who} is signed in, unless it is empty. */
    Chromium.Window window(int width, String who, boolean dark, Consumer<Browser.NewContextOptions> more) {
        Chromium.Window window = chromium.window(width, options -> {
            options.setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
            more.accept(options);
        });
        if (!who.isEmpty()) {
            window.signIn(stage, who);
        }
        return window;
    }

    /** The page at this path after {@code act}. */
    void shoot(Page page, String name, String path, Consumer<Page> act) {
        page.navigate(stage.address() + path);
        act.accept(page);
        judged(page, name);
    }

    /** The page as it is now. */
    void judged(Page page, String name) {
        Judge.page(page, name);
        picture(page, name);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
