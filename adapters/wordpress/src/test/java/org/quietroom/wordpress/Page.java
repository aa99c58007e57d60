package org.quietroom.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what people see out of HTML. */
final class Page {
    private static final Pattern NOTICE = Pattern.compile(
            "<p class=\"quietroom-notice\">(.*?)</p>|<div class=\"bbp-template-notice(?: error)?\".*?<li>(.*?)</li>",
            Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("&#(\\d+);");

    private Page() {}

    /** What a page tells its reader alone. */
    static List<String> notices(String html) {
        List<String> notices = new ArrayList<>();
        Matcher matcher = NOTICE.matcher(html);
        while (matcher.find()) {
            notices.add(text(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
        }
        return notices;
    }

    /** The characters that a paragraph of WordPress shows. */
    static String text(String html) {
        String text = html.replaceAll("</p>\\s*<p>", "\n\n")
                .replaceAll("<br */?>\\n?", "\n")
                .replaceAll("</?p>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"");
        text = NUMBER.matcher(text)
                .replaceAll(number ->
                        Matcher.quoteReplacement(new String(Character.toChars(Integer.parseInt(number.group(1))))));
        return text.replace("&amp;", "&").strip();
    }
}
