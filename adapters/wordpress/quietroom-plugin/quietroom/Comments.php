<?php
declare(strict_types=1);

namespace Quietroom;

/** New comments: judged and put under their name before WordPress saves them, by whichever way they come. */
final class Comments
{
    const JUDGED = 'quietroom';

    public static function hook(): void
    {
        // First of all, so that no other plugin has the account with the words; last of all, so that WordPress's own queue is not used.
        add_filter('preprocess_comment', [self::class, 'fromForm'], PHP_INT_MIN);
        add_filter('pre_comment_approved', [self::class, 'approved'], PHP_INT_MAX, 2);
        add_filter('rest_pre_insert_comment', [self::class, 'fromRest'], PHP_INT_MAX);
        add_filter('pings_open', [self::class, 'pings'], PHP_INT_MAX, 2);
    }

    /** `preprocess_comment`: the form, XML-RPC, answers in the administration, other plugins. Slashed, as WordPress has it here. */
    public static function fromForm(array $comment): array
    {
        unset($comment[self::JUDGED]);
        $room = (int) $comment['comment_post_ID'];
        if (!Settings::get()->covers($room)) return $comment;
        $plain = wp_unslash($comment);
        try {
            $judged = self::judged($plain, (int) ($comment['user_id'] ?? $comment['user_ID'] ?? 0));
            return is_wp_error($judged) ? [self::JUDGED => $judged] + $comment : wp_slash($judged);
        } catch (Withheld $withheld) {
            $form = basename($_SERVER['SCRIPT_NAME'] ?? '') === 'wp-comments-post.php';
            if ($form) $withheld->page($plain['comment_content'], $room);
            return [self::JUDGED => $withheld->error(false)] + $comment;
        }
    }

    /** `pre_comment_approved`: what we let through is public at once, what we did not is not saved. */
    public static function approved(mixed $approved, array $comment): mixed
    {
        $judged = $comment[self::JUDGED] ?? null;
        if ($judged === null) return $approved;
        if (is_wp_error($judged)) return $judged;
        return is_wp_error($approved) || in_array($approved, ['spam', 'trash'], true) ? $approved : 1;
    }

    /** `rest_pre_insert_comment`: REST does not pass `preprocess_comment`. Not slashed. */
    public static function fromRest(mixed $comment): mixed
    {
        if (is_wp_error($comment) || !Settings::get()->covers((int) $comment['comment_post_ID'])) return $comment;
        try {
            $judged = self::judged($comment, get_current_user_id());
        } catch (Withheld $withheld) {
            return $withheld->error(true);
        }
        if (is_wp_error($judged)) {
            $judged->add_data(['status' => (int) $judged->get_error_data()]);
        } elseif (isset($judged[self::JUDGED]) && !in_array($comment['comment_approved'], ['spam', 'trash'], true)) {
            $judged['comment_approved'] = 1;
        }
        return $judged;
    }

    /** `pings_open`: what other sites send is written by nobody we could ask for. */
    public static function pings(bool $open, mixed $post): bool
    {
        $post = get_post($post);
        return $open && !($post && Settings::get()->veils($post->ID));
    }

    /** The comment under its name, or what WordPress itself has against it; throws Withheld. Not slashed. */
    private static function judged(array $comment, int $account): array|\WP_Error
    {
        $room = (int) $comment['comment_post_ID'];
        $id = Voice::newId('comment');
        $typed = (string) $comment['comment_content'];
        $submission = ['id' => $id, 'room' => (string) $room, 'account' => (string) $account, 'kind' => 'post', 'parts' => [Words::body($typed)]];
        if (!empty($comment['comment_parent'])) $submission['inReplyTo'] = self::idOf((int) $comment['comment_parent']);
        if (Settings::get()->shadow) {
            if ($account > 0) Judge::report($submission);
            return $comment;
        }
        if ($account < 1) throw new Withheld('refuse', 'Please log in: here people write under a name that is made for them.');
        $objection = self::objection(Voice::in($room, $account)->comment($comment, $typed, $id, $account));
        if ($objection) return $objection;
        $answer = Judge::ask($submission);
        return self::named($comment, $answer, $typed, $id, $account);
    }

    private static function named(array $comment, array $answer, string $typed, string $id, int $account): array
    {
        $text = Words::of($answer['parts'] ?? null, 'body', $typed);
        if (!isset($answer['author'])) return ['comment_content' => $text, self::JUDGED => $id] + $comment; // the room is not veiled
        return [self::JUDGED => $id] + Voice::of($answer['author'])->comment($comment, $text, $id, $account);
    }

    /* WordPress's rules (said before, too fast) come first: nobody is judged for what would not have been saved. */
    private static function objection(array $comment): ?\WP_Error
    {
        $comment += ['comment_type' => 'comment', 'comment_parent' => 0, 'comment_date_gmt' => current_time('mysql', true)];
        $allowed = wp_allow_comment(wp_filter_comment(wp_slash($comment)), true);
        return is_wp_error($allowed) ? $allowed : null;
    }

    /** The id a comment was submitted with; one made of its number if it was there before us. */
    public static function idOf(int $comment): string
    {
        return get_comment_meta($comment, Voice::ID, true) ?: "old.$comment";
    }

    /** The comment with this id in a room; null if there is none (any more). */
    public static function find(int $room, string $id): ?\WP_Comment
    {
        if (preg_match('/^old\.(\d+)$/', $id, $old)) {
            $comment = get_comment((int) $old[1]);
            return $comment && (int) $comment->comment_post_ID === $room ? $comment : null;
        }
        $query = ['post_id' => $room, 'status' => ['all', 'spam', 'trash'], 'meta_key' => Voice::ID, 'meta_value' => $id, 'number' => 1];
        return get_comments($query + ['update_comment_meta_cache' => false])[0] ?? null;
    }
}
