<?php
declare(strict_types=1);

namespace Quietroom;

/** A member's rights over the comments that they wrote under a name. */
final class Own
{
    public static function hook(): void
    {
        add_filter('map_meta_cap', [self::class, 'mayEdit'], 10, 4);
        add_filter('comment_notification_headers', [self::class, 'mailHeaders'], 10, 2);
        add_filter('comment_moderation_headers', [self::class, 'mailHeaders'], 10, 2);
    }

    public static function isOurs(int $comment): bool
    {
        return $comment > 0 && get_comment_meta($comment, Voice::OWNER, true) !== '';
    }

    public static function wrote(int $account, int $comment): bool
    {
        $mark = (string) get_comment_meta($comment, Voice::OWNER, true);
        return $mark !== '' && Seals::isOwner($mark, (string) get_comment_meta($comment, Voice::ID, true), $account);
    }

    /** `map_meta_cap`: whoever wrote a comment may edit and delete it while it is public; WordPress lets nobody do that without a name's help. */
    public static function mayEdit(array $caps, string $cap, int $account, array $args): array
    {
        $id = $cap === 'edit_comment' ? (int) ($args[0] ?? 0) : 0;
        return $id && wp_get_comment_status($id) === 'approved' && self::wrote($account, $id) ? ['read'] : $caps;
    }

    /** No mail invites to answer an address that nobody has. */
    public static function mailHeaders(mixed $headers, mixed $comment): mixed
    {
        return is_string($headers) && self::isOurs((int) $comment) ? preg_replace('/^Reply-To:.*@quietroom\.invalid.*\R?/mi', '', $headers) : $headers;
    }
}
