package org.quietroom.moderation.html;

import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** What a forum keeps of a member's HTML; everything that is not named here is taken out. */
final class ForumPolicy {
    private static final PolicyFactory TEXT = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "b",
                    "i",
                    "em",
                    "strong",
                    "u",
                    "s",
                    "del",
                    "ins",
                    "sub",
                    "sup",
                    "code",
                    "pre",
                    "q",
                    "hr",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "details",
                    "summary")
            .allowUrlProtocols("http", "https")
            .allowAttributes("cite")
            .onElements("blockquote", "q")
            .toFactory();
    private static final PolicyFactory TABLES = new HtmlPolicyBuilder()
            .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .allowAttributes("colspan", "rowspan")
            .matching((element, attribute, value) -> smallNumber(value))
            .onElements("th", "td")
            .toFactory();
    private static final PolicyFactory LINKS = new HtmlPolicyBuilder()
            .allowElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "ugc", "noopener", "noreferrer")
            .toFactory();

    private ForumPolicy() {}

    /** The policy that refuses every image, or with a proxy fetches them through it. */
    static PolicyFactory with(@Nullable ImageProxy proxy) {
        PolicyFactory policy = TEXT.and(TABLES).and(LINKS);
        return proxy == null ? policy : policy.and(images(proxy));
    }

    private static PolicyFactory images(ImageProxy proxy) {
        return new HtmlPolicyBuilder()
                .allowElements("img")
                .allowUrlProtocols("http", "https")
                .allowAttributes("src")
                .matching((element, attribute, value) -> proxy.rewrite(value))
                .onElements("img")
                .allowAttributes("alt", "title")
                .onElements("img")
                .allowAttributes("width", "height")
                .matching((element, attribute, value) -> smallNumber(value))
                .onElements("img")
                .disallowWithoutAttributes("img")
                .toFactory();
    }

    private static @Nullable String smallNumber(String value) {
        boolean digits =
                !value.isEmpty() && value.length() <= 4 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? value : null;
    }
}
