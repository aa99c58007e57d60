<?php
declare(strict_types=1);

namespace Quietroom;

/** Edits of comments pass the gate as posts do, whoever makes them and by whichever way. */
final class Edits
{
    /** What was judged in this request, by comment: the content as it is saved. */
    private static array $judged = [];

    public static function hook(): void
    {
        add_filter('rest_preprocess_comment', [self::class, 'fromRest'], PHP_INT_MAX, 2);
        add_filter('wp_update_comment_data', [self::class, 'saved'], PHP_INT_MAX, 2);
        add_filter('comment_edit_pre', [self::class, 'inEditor'], PHP_INT_MIN);
        add_filter('rest_prepare_comment', [self::class, 'rawInRest'], 10, 2);
        add_action('load-comment.php', [self::class, 'fromEditor'], PHP_INT_MIN);
        add_action('wp_ajax_edit-comment', [self::class, 'fromEditor'], PHP_INT_MIN);
    }

    /** Lets words through that the gateway itself sends; used by effects. */
    public static function letThrough(int $comment, string $stored): void
    {
        self::$judged[$comment] = $stored;
    }

    /** `rest_preprocess_comment`: here an edit can be refused with its reason; called for new comments too. Not slashed. */
    public static function fromRest(mixed $comment, \WP_REST_Request $request): mixed
    {
        $id = (int) ($request['id'] ?? 0);
        $before = $id ? get_comment($id) : null;
        if (is_wp_error($comment) || !$before || !Settings::get()->covers((int) $before->comment_post_ID)) return $comment;
        if (!current_user_can('moderate_comments')) $comment = array_intersect_key($comment, ['comment_content' => true]);
        if (!isset($comment['comment_content'])) return $comment;
        try {
            $comment['comment_content'] = self::judge($before, $comment['comment_content']);
        } catch (Withheld $withheld) {
            return $withheld->error(true);
        }
        return $comment;
    }

    /** `wp_update_comment_data`: every edit comes by here. Not slashed. */
    public static function saved(mixed $data, array $before): mixed
    {
        $id = (int) ($before['comment_ID'] ?? 0);
        $comment = get_comment($id);
        if (is_wp_error($data) || !$comment || !Settings::get()->covers((int) $comment->comment_post_ID)) return $data;
        if (Own::isOurs($id) && !current_user_can('moderate_comments')) {
            $data = ['comment_content' => $data['comment_content']] + $comment->to_array(); // an author changes words and nothing else
        }
        if ($data['comment_content'] === $comment->comment_content || ($data['comment_content'] === (self::$judged[$id] ?? null))) return $data;
        try {
            $typed = Own::isOurs($id) ? Words::typed($data['comment_content']) : $data['comment_content'];
            $data['comment_content'] = self::judge($comment, $typed);
        } catch (Withheld $withheld) {
            return $withheld->error(false);
        }
        return $data;
    }

    /* What may be saved; throws Withheld. Comments from before us are HTML, ours are plain text. */
    private static function judge(\WP_Comment $before, string $typed): string
    {
        $id = (int) $before->comment_ID;
        $ours = Own::isOurs($id);
        $submission = ['id' => Voice::newId('edit'), 'room' => (string) $before->comment_post_ID, 'account' => (string) get_current_user_id(),
            'kind' => 'edit', 'target' => Comments::idOf($id), 'parts' => [Words::body($typed, $ours ? 'plain' : 'html')]];
        if (get_current_user_id() < 1) return $ours ? Words::stored($typed) : $typed; // a program on this server, not a person
        if (Settings::get()->shadow) Judge::report($submission);
        else $typed = Words::of(Judge::ask($submission)['parts'] ?? null, 'body', $typed);
        return self::$judged[$id] = $ours ? Words::stored($typed) : $typed;
    }

    /** `comment_edit_pre`: the editor of the administration has the words as they were typed. */
    public static function inEditor(string $content): string
    {
        $comment = $GLOBALS['comment'] ?? null;
        $id = (int) ($comment->comment_ID ?? $_GET['c'] ?? 0);
        return Own::isOurs($id) ? Words::typed($content) : $content;
    }

    /** What comes back from it is made ready for saving, before WordPress takes it for HTML. */
    public static function fromEditor(): void
    {
        $id = (int) ($_POST['comment_ID'] ?? 0);
        if (isset($_POST['content']) && Own::isOurs($id)) $_POST['content'] = wp_slash(Words::stored(wp_unslash($_POST['content'])));
    }

    /** `rest_prepare_comment`: the same for programs. */
    public static function rawInRest(\WP_REST_Response $response, \WP_Comment $comment): \WP_REST_Response
    {
        $data = $response->get_data();
        if (isset($data['content']['raw']) && Own::isOurs((int) $comment->comment_ID)) {
            $data['content']['raw'] = Words::typed($data['content']['raw']);
            $response->set_data($data);
        }
        return $response;
    }
}
