<?php
declare(strict_types=1);

namespace Quietroom;

/**
 * In a room of ours words are plain text: they are saved escaped, so that pages, feeds and mails show every character as it was typed, and
 * given unescaped to whoever edits them.
 */
final class Words
{
    public static function stored(string $typed): string
    {
        return str_replace(['&', '<', '>'], ['&amp;', '&lt;', '&gt;'], $typed);
    }

    public static function typed(string $stored): string
    {
        return str_replace(['&lt;', '&gt;', '&amp;'], ['<', '>', '&'], $stored);
    }

    public static function body(string $text, string $format = 'plain'): array
    {
        return ['role' => 'body', 'format' => $format, 'text' => $text];
    }

    public static function title(string $text): array
    {
        return ['role' => 'title', 'format' => 'plain', 'text' => $text];
    }

    /** The text that takes the place of the part with this role: the answer's if it has one. */
    public static function of(?array $parts, string $role, string $given): string
    {
        foreach ($parts ?? [] as $part) {
            if ($part['role'] === $role) return $part['text'];
        }
        return $given;
    }
}
