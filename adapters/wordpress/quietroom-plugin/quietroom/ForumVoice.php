<?php
declare(strict_types=1);

namespace Quietroom;

/** Saves topics and replies as a guest's, which bbPress has a name and an address for, while nobody is logged in. */
final class ForumVoice
{
    public static function isOurs(int $post): bool
    {
        return $post > 0 && get_post_meta($post, Voice::OWNER, true) !== '';
    }

    public static function wrote(int $account, int $post): bool
    {
        $mark = (string) get_post_meta($post, Voice::OWNER, true);
        return $mark !== '' && Seals::isOwner($mark, (string) get_post_meta($post, Voice::ID, true), $account);
    }

    /** The id a post was submitted with; one made of its number if it was there before us. */
    public static function idOf(int $post): string
    {
        return get_post_meta($post, Voice::ID, true) ?: "old.$post";
    }

    /** The topic or reply with this id in a forum; null if there is none (any more). */
    public static function find(int $forum, string $id): ?\WP_Post
    {
        $types = [bbp_get_topic_post_type(), bbp_get_reply_post_type()];
        if (preg_match('/^old\.(\d+)$/', $id, $old)) $post = get_post((int) $old[1]);
        else $post = get_posts(['post_type' => $types, 'post_status' => array_keys(get_post_stati()), 'meta_key' => Voice::ID, 'meta_value' => $id,
            'numberposts' => 1, 'suppress_filters' => true])[0] ?? null;
        $place = $post && in_array($post->post_type, $types, true) ? (int) get_post_meta($post->ID, '_bbp_forum_id', true) : 0;
        return $place === $forum ? $post : null;
    }

    /**
     * A new topic, or a reply if there is a topic; its number.
     *
     * @param array $parts the body, a topic's title, a topic's tags
     */
    public static function insert(int $forum, int $topic, int $to, array $parts, Voice $voice, string $id, int $account): int
    {
        $type = $topic ? bbp_get_reply_post_type() : bbp_get_topic_post_type();
        $data = [
            'post_author' => 0, 'post_type' => $type, 'post_parent' => $topic ?: $forum, 'post_status' => bbp_get_public_status_id(), 'comment_status' => 'closed',
            'post_title' => Words::stored(Words::of($parts, 'title', '')), 'post_content' => Words::stored(Words::of($parts, 'body', '')),
            'menu_order' => $topic ? bbp_get_topic_reply_count($topic, true) + 1 : 0, 'meta_input' => Voice::marks($id, $account),
        ];
        $guest = ['bbp_anonymous_name' => $voice->name, 'bbp_anonymous_email' => $voice->mail(), 'bbp_anonymous_website' => ''];
        return self::asNobody($account, function () use ($forum, $topic, $to, $parts, $data, $guest, $type, $id): int {
            $post = Effects::together(function () use ($data, $forum): int {
                $post = wp_insert_post(wp_slash($data), true);
                if (is_wp_error($post)) throw new \RuntimeException('not inserted');
                update_post_meta($post, '_bbp_forum_id', $forum);
                return $post;
            });
            $tags = array_slice(array_filter($parts, fn($part) => $part['role'] === 'body'), 1);
            if (!$topic && $tags) wp_set_post_terms($post, $tags[0]['text'], bbp_get_topic_tag_tax_id());
            if ($topic) do_action('bbp_new_reply', $post, $topic, $forum, $guest, 0, false, $to);
            else do_action('bbp_new_topic', $post, $forum, $guest, 0);
            return $post;
        });
    }

    /** A topic without its words, for ever: text, title, the addresses made of it, and tags. */
    public static function blank(\WP_Post $topic, string $words): void
    {
        self::update($topic, [Words::body($words), Words::title($words)], "topic-{$topic->ID}");
        delete_post_meta($topic->ID, '_wp_old_slug');
        $GLOBALS['wpdb']->update($GLOBALS['wpdb']->posts, ['guid' => home_url("/?p={$topic->ID}")], ['ID' => $topic->ID]);
        clean_post_cache($topic->ID);
        $tags = wp_get_post_terms($topic->ID, bbp_get_topic_tag_tax_id());
        wp_set_post_terms($topic->ID, [], bbp_get_topic_tag_tax_id());
        foreach (is_array($tags) ? $tags : [] as $tag) {
            if (!get_objects_in_term($tag->term_id, $tag->taxonomy)) wp_delete_term($tag->term_id, $tag->taxonomy);
        }
    }

    /** Other words for a post; no revision is kept, which would have an editor's number. */
    public static function update(\WP_Post $post, array $parts, ?string $slug = null): void
    {
        self::asNobody(0, function () use ($post, $parts, $slug): void {
            $data = ($slug === null ? [] : ['post_name' => $slug]) + ['ID' => $post->ID, 'post_content' => Words::stored(Words::of($parts, 'body', Words::typed($post->post_content)))];
            if ($post->post_title !== '') $data['post_title'] = Words::stored(Words::of($parts, 'title', Words::typed($post->post_title)));
            $revisions = post_type_supports($post->post_type, 'revisions');
            if ($revisions) remove_post_type_support($post->post_type, 'revisions');
            $saved = wp_update_post(wp_slash($data), true);
            if ($revisions) add_post_type_support($post->post_type, 'revisions');
            if (is_wp_error($saved)) throw new \RuntimeException('not updated');
            wp_cache_set('last_changed', microtime(), 'bbpress_posts');
        });
    }

    /* Whatever bbPress and others write down meanwhile, nobody did it, from nowhere; the author gets no mail about it. */
    private static function asNobody(int $account, callable $work): mixed
    {
        $user = get_current_user_id();
        $subscribed = $_POST['bbp_topic_subscription'] ?? null;
        $nowhere = fn() => '';
        $others = fn($accounts) => array_values(array_diff(array_map('intval', (array) $accounts), [$account]));
        unset($_POST['bbp_topic_subscription']);
        wp_set_current_user(0);
        add_filter('bbp_current_author_ip', $nowhere, PHP_INT_MAX);
        foreach (['topic', 'forum'] as $of) add_filter("bbp_{$of}_subscription_user_ids", $others);
        try {
            return $work();
        } finally {
            remove_filter('bbp_current_author_ip', $nowhere, PHP_INT_MAX);
            foreach (['topic', 'forum'] as $of) remove_filter("bbp_{$of}_subscription_user_ids", $others);
            wp_set_current_user($user);
            if ($subscribed !== null) $_POST['bbp_topic_subscription'] = $subscribed;
        }
    }
}
