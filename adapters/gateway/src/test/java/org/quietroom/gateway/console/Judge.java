package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Judges of a page what a program can. */
final class Judge {
    private static final String AXE = read("axe.min.js");

    private Judge() {}

    /** Fails, and names the page, if one of our rules or of axe is broken. */
    static void page(Page page, String name) {
        form(page, name);
        axe(page, name);
    }

    /** Our own rules. */
    static void form(Page page, String name) {
        assertThat(page.locator("h1").count()).as("%s: one heading", name).isEqualTo(1);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("%s: nothing scrolls sideways", name)
                .isEqualTo(true);
        assertThat(page.evaluate("Array.from(document.querySelectorAll('button, a.button, select, textarea, summary'))"
                        + ".filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 32)"
                        + ".map(e => e.outerHTML.slice(0, 80))"))
                .as("%s: targets of 32 pixels", name)
                .isEqualTo(List.of());
        assertThat(page.locator(".primary:visible").count())
                .as("%s: one primary button", name)
                .isLessThanOrEqualTo(1);
        assertThat(page.locator("main").textContent()).as("%s: calm", name).doesNotContain("!");
        assertThat(page.title()).as("%s: nothing in the title", name).doesNotContain("flagged words");
    }

    /** The rules of axe. */
    static void axe(Page page, String name) {
        page.evaluate(AXE);
        Object found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
                + " 'best-practice']}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 90)"
                + " + ' ' + n.failureSummary.slice(0, 200)).slice(0, 3).join(' | ')))");
        assertThat(found).as("%s: axe", name).isEqualTo(List.of());
    }

    private static String read(String resource) {
        try {
            return Resources.toString(Resources.getResource(resource), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
