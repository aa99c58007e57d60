<?php
declare(strict_types=1);

namespace Quietroom;

/** Words under a name are shown as they were written: what WordPress would make of them is left out for them, and for nothing else. */
final class Shown
{
    /* Curly quotes, pictures for smileys, a brand's capitals; with the priorities that WordPress and bbPress give them. */
    const COMMENT = ['wptexturize' => 10, 'convert_smilies' => 20, 'capital_P_dangit' => 31];
    const FORUM = ['wptexturize' => 6, 'capital_P_dangit' => 10, 'convert_smilies' => 20];

    public static function hook(): void
    {
        add_filter('comment_text', fn(string $text, ?\WP_Comment $comment = null)
            => self::without(self::COMMENT, 'comment_text', $text, $comment && Own::isOurs((int) $comment->comment_ID)), PHP_INT_MIN, 2);
        foreach (['bbp_get_reply_content', 'bbp_get_topic_content'] as $hook) {
            add_filter($hook, fn(string $text, mixed $post = 0) => self::without(self::FORUM, $hook, $text, ForumVoice::isOurs((int) $post)), PHP_INT_MIN, 2);
        }
    }

    private static function without(array $filters, string $hook, string $text, bool $ours): string
    {
        if (!$ours) return $text;
        $removed = array_filter($filters, fn($priority, $filter) => remove_filter($hook, $filter, $priority), ARRAY_FILTER_USE_BOTH);
        $restore = function (string $text) use ($hook, $removed, &$restore): string {
            remove_filter($hook, $restore, PHP_INT_MAX);
            foreach ($removed as $filter => $priority) add_filter($hook, $filter, $priority);
            return $text;
        };
        add_filter($hook, $restore, PHP_INT_MAX);
        return $text;
    }
}
