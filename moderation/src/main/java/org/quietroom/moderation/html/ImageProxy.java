package org.quietroom.moderation.html;

import com.google.common.net.UrlEscapers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where remote images are fetched instead of from their own place, so that their owner learns nothing of the readers.
 *
 * @param template an https address that holds {@code {url}} once, where the image's own address goes, percent-encoded
 */
record ImageProxy(String template) {
    private static final String PLACE = "{url}";

    /** @throws IllegalArgumentException if the template is no https address or holds no {@code {url}} */
    ImageProxy {
        int place = template.indexOf(PLACE);
        if (!template.startsWith("https://") || place < "https://x/".length() || place != template.lastIndexOf(PLACE)) {
            throw new IllegalArgumentException(
                    "image-proxy must be an https address with {url} once, such as https://images.example.org/?u={url}");
        }
    }

    /** The proxied address of an image; null if it is not a remote http or https image. */
    @Nullable
    String rewrite(String source) {
        String lower = source.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://")
                ? template.replace(PLACE, UrlEscapers.urlFormParameterEscaper().escape(source.strip()))
                : null;
    }
}
