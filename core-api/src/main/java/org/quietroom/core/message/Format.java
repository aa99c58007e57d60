package org.quietroom.core.message;

/** How the text of a part is written. Only HTML is ever sanitised; all others leave byte for byte as they came. */
public enum Format {
    /** Plain text; {@code <} and {@code &} are themselves. */
    PLAIN,
    /** An HTML fragment. */
    HTML,
    /** Markdown source. */
    MARKDOWN,
    /** BBCode source. */
    BBCODE
}
