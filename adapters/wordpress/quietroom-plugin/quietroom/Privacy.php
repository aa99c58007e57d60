<?php
declare(strict_types=1);

namespace Quietroom;

/**
 * WordPress's tools for personal data go by mail address, and nothing that was written under a name has one. What a member wrote is found here
 * by its mark, once the member has confirmed the request from a mail: what staff alone ask for shows and changes nothing of it.
 */
final class Privacy
{
    /** How many numbers of comments and posts are gone through in one step. */
    const STEP = 20000;

    public static function hook(): void
    {
        add_filter('wp_privacy_personal_data_exporters', fn(array $all) => $all + ['quietroom' => ['exporter_friendly_name' => 'Quietroom', 'callback' => [self::class, 'export']]]);
        add_filter('wp_privacy_personal_data_erasers', fn(array $all) => $all + ['quietroom' => ['eraser_friendly_name' => 'Quietroom', 'callback' => [self::class, 'erase']]]);
    }

    /** What the member wrote under names, and what the member alone was told and has not closed. */
    public static function export(string $mail, int $page = 1): array
    {
        $account = self::confirmed($mail);
        if (!$account) return ['data' => [], 'done' => true];
        $items = [];
        foreach ($page === 1 ? Notices::of($account) : [] as $key => $text) $items[] = self::item('notices', 'What you alone were told', "notice-$key", ['Words' => nl2br(esc_html($text))]);
        foreach (self::own($account, $page) as [$type, $number]) $items[] = self::item('written', 'What you wrote under a name', "$type-$number", self::words($type, $number));
        return ['data' => $items, 'done' => self::isLast($page)];
    }

    /** Takes away for ever what the member wrote under names, and the notices. A topic that others answered loses its words alone. */
    public static function erase(string $mail, int $page = 1): array
    {
        $account = self::confirmed($mail);
        if (!$account) return ['items_removed' => false, 'items_retained' => false, 'done' => true, 'messages' => ['What was written under names stays: the member has not confirmed this request.']];
        $own = self::own($account, $page);
        foreach ($own as [$type, $number]) $type === 'comment' ? wp_delete_comment($number, true) : ForumEffects::erase($number);
        $last = self::isLast($page);
        if ($last) delete_user_meta($account, Notices::META);
        return ['items_removed' => count($own) > 0, 'items_retained' => false, 'done' => $last, 'messages' => $last ? [self::atGateway($account)] : []];
    }

    private static function atGateway(int $account): string
    {
        return 'What the gateway keeps is erased there: quietroom member forget --host ' . Settings::get()->host . ", account $account.";
    }

    /* Whose request it is, if they confirmed it themselves; WordPress's own pages say which request they work on. */
    private static function confirmed(string $mail): int
    {
        $request = wp_get_user_request((int) ($_POST['id'] ?? 0));
        $theirs = $request && $request->confirmed_timestamp > 0 && strcasecmp($request->email, $mail) === 0;
        return $theirs ? (int) (get_user_by('email', $mail)->ID ?? 0) : 0;
    }

    /* In steps of numbers, so that what is taken away meanwhile does not move the rest. */
    private static function own(int $account, int $page): array
    {
        global $wpdb;
        $own = [];
        foreach (['comment' => $wpdb->commentmeta, 'post' => $wpdb->postmeta] as $type => $table) {
            $rows = $wpdb->get_results($wpdb->prepare("SELECT o.{$type}_id AS number, o.meta_value AS mark, i.meta_value AS id FROM $table o"
                . " JOIN $table i ON i.{$type}_id = o.{$type}_id AND i.meta_key = %s WHERE o.meta_key = %s AND o.{$type}_id > %d AND o.{$type}_id <= %d",
                Voice::ID, Voice::OWNER, ($page - 1) * self::STEP, $page * self::STEP));
            foreach ($rows as $row) {
                if (Seals::isOwner($row->mark, $row->id, $account)) $own[] = [$type, (int) $row->number];
            }
        }
        return $own;
    }

    private static function isLast(int $page): bool
    {
        global $wpdb;
        return $page * self::STEP >= (int) $wpdb->get_var("SELECT GREATEST((SELECT COALESCE(MAX(comment_ID), 0) FROM $wpdb->comments), (SELECT COALESCE(MAX(ID), 0) FROM $wpdb->posts))");
    }

    /* Words as they are saved: as HTML shows them. */
    private static function words(string $type, int $number): array
    {
        if ($type === 'comment') {
            $comment = get_comment($number);
            return ['Name' => $comment->comment_author, 'Date' => $comment->comment_date, 'Words' => $comment->comment_content, 'Address' => get_comment_link($comment)];
        }
        $post = get_post($number);
        $name = (string) get_post_meta($number, '_bbp_anonymous_name', true);
        return ['Name' => $name, 'Date' => $post->post_date, 'Title' => $post->post_title, 'Words' => $post->post_content, 'Address' => (string) get_permalink($post)];
    }

    private static function item(string $group, string $label, string $id, array $values): array
    {
        $data = array_map(fn($name, $value) => ['name' => $name, 'value' => $value], array_keys($values), $values);
        return ['group_id' => "quietroom-$group", 'group_label' => $label, 'item_id' => "quietroom-$id", 'data' => $data];
    }
}
