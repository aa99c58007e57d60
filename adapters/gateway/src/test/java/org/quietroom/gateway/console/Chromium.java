package org.quietroom.gateway.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** Debian's Chromium with a profile folder of its own, made and removed by Playwright; each window is a profile apart. */
public final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    /** On a machine that does much else; milliseconds. */
    private static final double PATIENCE = 60_000;

    private final Playwright playwright;
    private final Browser browser;

    /** Starts it, or skips the test. */
    public Chromium() {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM), "Skipped: there is no /usr/bin/chromium to take pictures with.");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A window of this width. */
    public Window window(int width, Consumer<Browser.NewContextOptions> more) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(ColorScheme.LIGHT)
                .setForcedColors(ForcedColors.NONE)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Europe/Berlin");
        more.accept(options);
        return new Window(browser.newContext(options));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** One window with one page. */
    public static final class Window implements AutoCloseable {
        final BrowserContext context;
        /** The page. */
        public final Page page;

        private Window(BrowserContext context) {
            this.context = context;
            context.setDefaultTimeout(PATIENCE);
            this.page = context.pages().isEmpty()
                    ? context.newPage()
                    : context.pages().get(0);
        }

        void signIn(Stage stage, String name) {
            context.addCookies(List.of(new Cookie("quietroom", stage.token(name)).setUrl(stage.address())));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
