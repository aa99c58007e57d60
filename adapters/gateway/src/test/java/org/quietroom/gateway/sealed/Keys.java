package org.quietroom.gateway.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Somebody who has a keyboard and no mouse. Wherever the focus stops, it must be seen. */
final class Keys {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int MOST_STOPS = 60;

    /** Where the focus is, and what is wrong with how it looks; the number tells elements apart. */
    private static final String STOP = """
            () => {
              const e = document.activeElement;
              if (e === null || e === document.body) return '';
              window.stops ??= new Map();
              if (!window.stops.has(e)) window.stops.set(e, window.stops.size + 1);
              const what = window.stops.get(e) + ' ' + e.outerHTML.slice(0, 90);
              const style = getComputedStyle(e), box = e.getBoundingClientRect();
              const ring = e.matches(':focus-visible') && style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 3;
              const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
              const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
              const there = document.elementFromPoint(x, y);
              const seen = there !== null && (e.contains(there) || there.contains(e) || there.closest('label')?.contains(e));
              return (ring ? '' : 'NO RING ') + (seen ? '' : 'NOT SEEN ') + what;
            }""";

    /** Everything that Tab must reach; of a group of radio buttons one. */
    private static final String REACHABLE = """
            () => {
              window.stops ??= new Map();
              const radios = new Set();
              return Array.from(document.querySelectorAll('a[href], button, input, textarea, select, summary, [tabindex="0"]'))
                .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility({checkVisibilityCSS: true}))
                .filter(e => e.type !== 'radio' || (!radios.has(e.name) && radios.add(e.name)))
                .filter(e => !window.stops.has(e) && e.type !== 'radio')
                .map(e => e.outerHTML.slice(0, 90));
            }""";

    /** What is wider than its place, under the widest of the names that a draw gives. */
    private static final String SIDEWAYS = """
            () => {
              const names = [...document.querySelectorAll('.who b, .me b')].map(b => [b, b.textContent]);
              names.forEach(([b]) => b.textContent = 'Neighbourly Constellation');
              const wide = [document.documentElement, ...document.querySelectorAll('main, #log, .room > header')]
                .filter(e => e.scrollWidth > e.clientWidth)
                .map(e => e.tagName + ' ' + e.scrollWidth + ' by ' + Array.from(e.querySelectorAll('*'))
                  .filter(c => c.getBoundingClientRect().right > e.getBoundingClientRect().left + e.clientWidth + 0.5)
                  .map(c => c.outerHTML.slice(0, 60)).join(' | '));
              names.forEach(([b, was]) => b.textContent = was);
              return wide.concat(document.getAnimations().map(a => 'moves: ' + a.effect?.target?.outerHTML.slice(0, 60)));
            }""";

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String words) {
        page.keyboard().type(words);
    }

    /** Goes on with Tab until it is there. */
    void to(Locator wanted) {
        go("Tab", wanted);
    }

    /** Goes back with Shift+Tab until it is there. */
    void back(Locator wanted) {
        go("Shift+Tab", wanted);
    }

    private void go(String key, Locator wanted) {
        for (int i = 0; i < MOST_STOPS; i++) {
            press(key);
            stop();
            if (isAt(wanted)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not get to " + wanted);
    }

    boolean isAt(Locator wanted) {
        return wanted.count() > 0 && Boolean.TRUE.equals(wanted.first().evaluate("e => e === document.activeElement"));
    }

    private String stop() {
        String stop = String.valueOf(page.evaluate(STOP));
        assertThat(stop).doesNotContain("NO RING", "NOT SEEN");
        return stop;
    }

    /** All the way round: everything is reached, the way back leads to where it began, and the reader is put there again. */
    void round(String name) {
        page.evaluate("window.stops = new Map()");
        String first = "";
        Set<String> stops = new LinkedHashSet<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            press("Tab");
            String stop = stop();
            if (!stop.isEmpty() && !stops.add(stop)) {
                first = stop;
                break;
            }
        }
        assertThat(first).as("%s: the focus comes round", name).isNotEmpty();
        assertThat(page.evaluate(REACHABLE)).as("%s: not reached", name).isEqualTo(List.of());
        fits(name);
    }

    /** Nothing scrolls sideways or moves, also at twice the size; pictures are kept. */
    private void fits(String name) {
        for (int[] size : new int[][] {{180, 370}, {640, 400}, {1280, 800}, {360, 740}}) {
            page.setViewportSize(size[0], size[1]);
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(PICTURES.resolve("keys-" + name + "-" + size[0] + ".png")));
            assertThat(page.evaluate(SIDEWAYS)).as("%s at %d", name, size[0]).isEqualTo(List.of());
        }
    }
}
