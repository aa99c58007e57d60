package org.quietroom.gateway.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Takes the pictures of members' pages in {@code target/pictures}, and judges of each page what a program can. */
final class Shots {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String AXE = axe();

    private Shots() {}

    /** At both widths: one heading, nothing sideways, targets of 44 pixels, calm, and nothing for axe to find. */
    static void shoot(Page page, String name) {
        for (int width : List.of(360, 1280)) {
            page.setViewportSize(width, width == 360 ? 740 : 800);
            String what = name + "-" + width;
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(what + ".png")));
            assertThat(page.locator("h1").count()).as(what).isEqualTo(1);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("%s: nothing scrolls sideways", what)
                    .isEqualTo(true);
            assertThat(page.evaluate(
                            "Array.from(document.querySelectorAll('button, select, textarea, nav a, .places a, .ways a, a[download]'))"
                                    + ".filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 43.5)"
                                    + ".map(e => e.outerHTML.slice(0, 80))"))
                    .as("%s: targets of 44 pixels", what)
                    .isEqualTo(List.of());
            assertThat(page.locator("main").textContent()).as("%s: calm", what).doesNotContain("!");
            page.evaluate(AXE);
            assertThat(page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
                            + " 'best-practice']}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n =>"
                            + " n.html.slice(0, 90) + ' ' + n.failureSummary.slice(0, 200)).slice(0, 3).join(' | ')))"))
                    .as("%s: axe", what)
                    .isEqualTo(List.of());
        }
    }

    private static String axe() {
        try {
            return Resources.toString(Resources.getResource("axe.min.js"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
