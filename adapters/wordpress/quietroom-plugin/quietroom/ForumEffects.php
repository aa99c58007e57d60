<?php
declare(strict_types=1);

namespace Quietroom;

/** Releases, releases of edits, and removals of topics and replies. */
final class ForumEffects
{
    const GONE = 'Taken away by a moderator.';
    const LEFT = 'Taken away by its author.';

    public static function publish(array $effect): array
    {
        $forum = (int) $effect['room'];
        $id = (string) $effect['message'];
        $done = Effects::DONE + ['message' => $id];
        if (ForumVoice::find($forum, $id)) return $done;
        $topic = preg_match('/^reply\.(\d+)\./', $id, $in) ? (int) $in[1] : 0;
        if ($topic ? !bbp_is_topic($topic) || get_post_status($topic) === bbp_get_trash_status_id() : !str_starts_with($id, 'topic.')) {
            return Effects::cannot('wordpress.gone', 'The topic is gone.');
        }
        $to = isset($effect['inReplyTo']) ? ForumVoice::find($forum, $effect['inReplyTo']) : null;
        $to = $to && bbp_is_reply($to->ID) ? $to->ID : 0;
        ForumVoice::insert($forum, $topic, $to, $effect['parts'], Voice::of($effect['author']), $id, (int) $effect['account']);
        return $done;
    }

    public static function edit(array $effect): array
    {
        $post = ForumVoice::find((int) $effect['room'], (string) ($effect['target'] ?? ''));
        if (!$post || $post->post_status === 'trash' || !ForumVoice::isOurs($post->ID)) return Effects::cannot('wordpress.gone', 'The post that was edited is gone.');
        if (get_post_meta($post->ID, '_quietroom_edit', true) === $effect['message']) return Effects::DONE;
        Effects::together(function () use ($post, $effect): void {
            ForumVoice::update($post, $effect['parts']);
            update_post_meta($post->ID, '_quietroom_edit', $effect['message']);
        });
        return Effects::DONE;
    }

    /** For ever, at its author's wish; what others answered stays below other words. */
    public static function erase(int $number): void
    {
        $post = get_post($number);
        if (function_exists('bbp_is_topic') && bbp_is_topic($number) && bbp_get_topic_reply_count($number, true) > 0) {
            ForumVoice::blank($post, self::LEFT);
            delete_post_meta($number, Voice::OWNER);
        } else {
            wp_delete_post($number, true);
        }
    }

    /** Into the trash, which staff can read; of a topic that has answers the words alone go, and for ever: the answers stay. */
    public static function remove(int $forum, string $message): array
    {
        $post = ForumVoice::find($forum, $message);
        if (!$post) return Effects::cannot('wordpress.gone', 'There is no such post any more.');
        if ($post->post_status === 'trash') return Effects::DONE;
        if (bbp_is_topic($post->ID) && bbp_get_topic_reply_count($post->ID, true) > 0) {
            ForumVoice::blank($post, self::GONE);
            return Effects::DONE;
        }
        return wp_trash_post($post->ID) ? Effects::DONE : Effects::tryAgain('wordpress.busy', 'WordPress did not remove it.');
    }
}
