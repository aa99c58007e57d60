package org.quietroom.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class AvatarTest {
    private static final Pattern FILL = Pattern.compile("fill='#([0-9A-F]{6})'");

    @Test
    void everyOneIsDifferentAndStandsOutFromItsGround() {
        Set<String> pictures = new HashSet<>();
        for (int shape = 0; shape < 8; shape++) {
            for (int tint = 0; tint < 8; tint++) {
                String svg = new Avatar(shape, tint).svg();
                pictures.add(svg);
                List<Double> luminances = FILL.matcher(svg)
                        .results()
                        .map(found -> luminance(Integer.parseInt(found.group(1), 16)))
                        .toList();
                assertThat(luminances).hasSize(2);
                // WCAG 2.2, 1.4.11
                assertThat((luminances.get(0) + 0.05) / (luminances.get(1) + 0.05))
                        .isGreaterThanOrEqualTo(3.0);
            }
        }
        assertThat(pictures).hasSize(64);
    }

    @Test
    void allOfThemAreReachedFromIds() {
        Set<Avatar> reached = new HashSet<>();
        for (int first = 0; first < 256; first++) {
            reached.add(Avatar.of(new PseudonymId(String.format("%02x", first) + "0".repeat(30))));
        }

        assertThat(reached).hasSize(64);
    }

    @Test
    void anSvgLoadsNothingAndRunsNothing() {
        String svg = new Avatar(3, 5).svg();
        Matcher links = Pattern.compile("href|url\\(|<script|\\son|<!", Pattern.CASE_INSENSITIVE)
                .matcher(svg);

        assertThat(links.find()).isFalse();
        assertThat(svg).contains("aria-hidden='true'");
    }

    @Test
    void thereAreEightOfEach() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Avatar(8, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Avatar(0, -1));
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
