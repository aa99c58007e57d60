<?php
declare(strict_types=1);

namespace Quietroom;

/** Releases, releases of edits, and removals of comments. */
final class CommentEffects
{
    public static function publish(array $effect): array
    {
        $room = (int) $effect['room'];
        $done = Effects::DONE + ['message' => $effect['message']];
        if (Comments::find($room, $effect['message'])) return $done;
        if (!get_post($room)) return Effects::cannot('wordpress.gone', 'The page that was commented on is gone.');
        $parent = isset($effect['inReplyTo']) ? Comments::find($room, $effect['inReplyTo']) : null;
        $comment = Voice::of($effect['author'])->comment([
            'comment_post_ID' => $room, 'comment_type' => 'comment', 'comment_approved' => 1,
            'comment_parent' => $parent ? (int) $parent->comment_ID : 0,
            'comment_date' => current_time('mysql'), 'comment_date_gmt' => current_time('mysql', true),
        ], Words::of($effect['parts'], 'body', ''), $effect['message'], (int) $effect['account']);
        $comment = wp_filter_comment(wp_slash($comment));
        $id = Effects::together(fn() => wp_insert_comment($comment) ?: throw new \RuntimeException('not inserted'));
        do_action('comment_post', $id, 1, $comment);
        return $done;
    }

    public static function edit(array $effect): array
    {
        $comment = Comments::find((int) $effect['room'], (string) ($effect['target'] ?? ''));
        if (!$comment || $comment->comment_approved === 'trash') return Effects::cannot('wordpress.gone', 'The comment that was edited is gone.');
        $id = (int) $comment->comment_ID;
        if (get_comment_meta($id, '_quietroom_edit', true) === $effect['message']) return Effects::DONE;
        $text = Words::of($effect['parts'], 'body', '');
        $stored = Own::isOurs($id) ? Words::stored($text) : wp_kses($text, 'data');
        Edits::letThrough($id, $stored);
        $saved = wp_update_comment(wp_slash(['comment_ID' => $id, 'comment_content' => $stored, 'comment_meta' => ['_quietroom_edit' => $effect['message']]]), true);
        return is_wp_error($saved) ? Effects::cannot('wordpress.refused', 'WordPress refused the edit.') : Effects::DONE;
    }

    /** Into the trash: members no longer see it, staff can bring it back for as long as WordPress keeps it. */
    public static function remove(int $room, string $message): array
    {
        $comment = Comments::find($room, $message);
        if (!$comment) return Effects::cannot('wordpress.gone', 'There is no such comment any more.');
        return $comment->comment_approved === 'trash' || wp_trash_comment($comment) ? Effects::DONE : Effects::tryAgain('wordpress.busy', 'WordPress did not remove it.');
    }
}
