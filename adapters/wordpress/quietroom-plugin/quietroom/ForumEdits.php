<?php
declare(strict_types=1);

namespace Quietroom;

/** Edits in bbPress: of posts under a name by us, of posts from before by bbPress; both are judged. And a member's rights over their own. */
final class ForumEdits
{
    public static function hook(): void
    {
        add_action('bbp_post_request', [self::class, 'request'], PHP_INT_MIN);
        foreach (['topic', 'reply'] as $type) {
            add_action("bbp_edit_{$type}_pre_extras", fn($post) => self::before((int) $post, $type), PHP_INT_MAX);
            add_filter("bbp_get_form_{$type}_content", [self::class, 'inEditor'], PHP_INT_MIN);
        }
        add_filter('bbp_get_form_topic_title', [self::class, 'inEditor'], PHP_INT_MIN);
        add_filter('map_meta_cap', [self::class, 'mayEdit'], 20, 4);
        add_filter('wp_insert_post_data', [self::class, 'revision'], PHP_INT_MAX);
        foreach (['add', 'update'] as $change) add_filter("{$change}_post_metadata", [self::class, 'lock'], PHP_INT_MAX, 3);
    }

    /** `map_meta_cap`: whoever wrote a post may edit it while it is public, as bbPress's time for that allows, and delete a reply. */
    public static function mayEdit(array $caps, string $cap, int $account, array $args): array
    {
        $post = in_array($cap, ['edit_topic', 'edit_reply', 'delete_reply'], true) ? get_post((int) ($args[0] ?? 0)) : null;
        if (!$post || $post->post_status !== 'publish' || !self::open($cap, $post) || !ForumVoice::wrote($account, $post->ID)) return $caps;
        return ['read'];
    }

    private static function open(string $cap, \WP_Post $post): bool
    {
        return !is_admin() && ($cap === 'delete_reply' || !bbp_past_edit_lock($post->post_date_gmt));
    }

    /** `wp_insert_post_data`: a version that WordPress keeps of such a post is nobody's either. */
    public static function revision(array $data): array
    {
        return ($data['post_type'] ?? '') === 'revision' && ForumVoice::isOurs((int) ($data['post_parent'] ?? 0)) ? ['post_author' => 0] + $data : $data;
    }

    /** `add_post_metadata`, `update_post_metadata`: who has an editor open would be told to staff, and kept beside the post. */
    public static function lock(mixed $done, mixed $post, mixed $key): mixed
    {
        return in_array($key, ['_edit_lock', '_edit_last'], true) && ForumVoice::wrote(get_current_user_id(), (int) $post) ? true : $done;
    }

    /** `bbp_post_request`, before bbPress's own. */
    public static function request(mixed $action): void
    {
        $type = ['bbp-edit-topic' => 'topic', 'bbp-edit-reply' => 'reply'][$action] ?? null;
        $post = $type ? get_post((int) ($_POST["bbp_{$type}_id"] ?? 0)) : null;
        if (!$post || !ForumVoice::isOurs($post->ID)) return;
        remove_action('bbp_post_request', "bbp_edit_{$type}_handler", 1);
        if (!bbp_verify_nonce_request("bbp-edit-{$type}_{$post->ID}") || !current_user_can("edit_$type", $post->ID)) {
            bbp_add_error('quietroom_permission', 'You do not have permission to edit that.');
            return;
        }
        $parts = [Words::body(Forum::typed("bbp_{$type}_content"))];
        if ($type === 'topic') $parts[] = Words::title(sanitize_text_field(Forum::typed('bbp_topic_title')));
        foreach ($parts as $part) {
            if ($part['text'] !== '') continue;
            bbp_add_error('quietroom_empty', 'It cannot be empty.');
            return;
        }
        $answer = self::judge($post, $type, $parts);
        if ($answer === null) return;
        ForumVoice::update($post, $answer['parts'] ?? $parts);
        bbp_redirect($type === 'topic' ? bbp_get_topic_permalink($post->ID) : bbp_get_reply_url($post->ID));
    }

    /* `bbp_edit_topic_pre_extras`, `bbp_edit_reply_pre_extras`: posts of accounts, from before us, are HTML. */
    private static function before(int $id, string $type): void
    {
        $post = get_post($id);
        if (!$post || bbp_has_errors()) return;
        $answer = self::judge($post, $type, [Words::body(Forum::typed("bbp_{$type}_content"), 'html')]);
        if (!isset($answer['parts'])) return;
        $text = Words::of($answer['parts'], 'body', '');
        add_filter("bbp_edit_{$type}_pre_insert", fn(array $data) => ['post_content' => wp_slash($text)] + $data);
    }

    /* Null if it is not let through; the author is told. */
    private static function judge(\WP_Post $post, string $type, array $parts): ?array
    {
        $forum = (int) ($type === 'topic' ? bbp_get_topic_forum_id($post->ID) : bbp_get_reply_forum_id($post->ID));
        if (!Settings::get()->covers($forum)) return [];
        $submission = ['id' => Voice::newId('edit'), 'room' => (string) $forum, 'account' => (string) get_current_user_id(), 'kind' => 'edit',
            'target' => ForumVoice::idOf($post->ID), 'parts' => $parts];
        if (Settings::get()->shadow) {
            Judge::report($submission);
            return [];
        }
        try {
            return Judge::ask($submission);
        } catch (Withheld $withheld) {
            Forum::tell($withheld, "bbp_{$type}_content");
            return null;
        }
    }

    /** The form has the words as they were typed; what comes back with an error is so already. */
    public static function inEditor(mixed $text): string
    {
        $edited = !bbp_is_post_request() && (bbp_is_topic_edit() || bbp_is_reply_edit()) ? (int) get_queried_object_id() : 0;
        return ForumVoice::isOurs($edited) ? Words::typed((string) $text) : (string) $text;
    }
}
