<?php
declare(strict_types=1);

namespace Quietroom;

/**
 * New topics and replies of bbPress: a forum is a room. What is let through is saved here, under its name, and bbPress's own saving is not
 * reached: it goes on with the member's number after its hooks.
 */
final class Forum
{
    /** Whether this request's post may be saved by bbPress itself: its room is not veiled. */
    private static bool $own = false;

    public static function hook(): void
    {
        add_action('bbp_new_topic_pre_extras', [self::class, 'topic'], PHP_INT_MAX);
        add_action('bbp_new_reply_pre_extras', [self::class, 'reply'], PHP_INT_MAX, 2);
        add_filter('bbp_new_topic_pre_insert', [self::class, 'saving'], PHP_INT_MAX);
        add_filter('bbp_new_reply_pre_insert', [self::class, 'saving'], PHP_INT_MAX);
        // Words are plain text in a room of ours: nothing there makes or promises HTML.
        add_filter('bbp_use_wp_editor', fn($use) => $use && !Settings::get()->veils(self::current()));
        add_filter('bbp_get_allowed_tags', fn($tags) => Settings::get()->veils(self::current()) ? '' : $tags);
    }

    /** Whether this is a forum of bbPress. */
    public static function is(int $room): bool
    {
        return function_exists('bbp_is_forum') && bbp_is_forum($room);
    }

    private static function current(): int
    {
        return function_exists('bbp_get_forum_id') ? (int) bbp_get_forum_id() : 0;
    }

    /** `bbp_new_topic_pre_extras`: bbPress has nothing against it, or has said what. */
    public static function topic(mixed $forum): void
    {
        $tags = sanitize_text_field(self::typed('bbp_topic_tags'));
        $parts = [Words::body(self::typed('bbp_topic_content')), Words::title(sanitize_text_field(self::typed('bbp_topic_title')))];
        if ($tags !== '') $parts[] = Words::body($tags);
        self::judge((int) $forum, ['id' => Voice::newId('topic'), 'parts' => $parts], 'bbp_topic_content', 0, 0);
    }

    /** `bbp_new_reply_pre_extras`. A reply's form can change the topic's tags too; that is left to staff here. */
    public static function reply(mixed $topic, mixed $forum): void
    {
        $to = bbp_validate_reply_to((int) ($_REQUEST['bbp_reply_to'] ?? 0)) ?: 0;
        $submission = ['id' => Voice::newId("reply.$topic"), 'inReplyTo' => ForumVoice::idOf((int) ($to ?: $topic)), 'parts' => [Words::body(self::typed('bbp_reply_content'))]];
        self::judge((int) ($forum ?: bbp_get_topic_forum_id((int) $topic)), $submission, 'bbp_reply_content', (int) $topic, (int) $to);
    }

    /** What a member typed into a field. */
    public static function typed(string $field): string
    {
        $value = wp_unslash($_POST[$field] ?? '');
        return is_string($value) ? trim(str_replace("\r\n", "\n", $value)) : '';
    }

    private static function judge(int $forum, array $submission, string $field, int $topic, int $to): void
    {
        $settings = Settings::get();
        if (!$settings->covers($forum) || bbp_has_errors()) return;
        $account = get_current_user_id();
        $submission += ['room' => (string) $forum, 'account' => (string) $account, 'kind' => 'post'];
        self::$own = $settings->shadow;
        if ($settings->shadow) {
            if ($account > 0) Judge::report($submission);
            return;
        }
        try {
            if ($account < 1) throw new Withheld('refuse', 'Please log in: here people write under a name that is made for them.');
            self::objection($forum, $topic, $account, $submission['parts'][0]['text']);
            $answer = Judge::ask($submission);
        } catch (Withheld $withheld) {
            self::tell($withheld, $field);
            return;
        }
        self::publish($forum, $topic, $to, $account, $submission, $answer);
    }

    private static function publish(int $forum, int $topic, int $to, int $account, array $submission, array $answer): void
    {
        $parts = $answer['parts'] ?? $submission['parts'];
        if (!isset($answer['author'])) {
            self::$own = true;
            $words = fn(array $post) => ['post_content' => wp_slash(Words::stored($parts[0]['text']))] + $post;
            foreach (['topic', 'reply'] as $type) add_filter("bbp_new_{$type}_pre_insert", $words);
            return;
        }
        $post = ForumVoice::insert($forum, $topic, $to, $parts, Voice::of($answer['author']), $submission['id'], $account);
        self::remember($account);
        if (($_POST['bbp_topic_subscription'] ?? '') === 'bbp_subscribe') bbp_add_user_subscription($account, $topic ?: $post);
        bbp_redirect($topic ? bbp_get_reply_url($post) : bbp_get_topic_permalink($post));
    }

    /** `bbp_new_topic_pre_insert`, `bbp_new_reply_pre_insert`: nothing that was not judged is saved, whatever came before. */
    public static function saving(array $post): array
    {
        $forum = $post['post_type'] === bbp_get_topic_post_type() ? (int) $post['post_parent'] : (int) bbp_get_topic_forum_id((int) $post['post_parent']);
        if (Settings::get()->veils($forum) && !self::$own) Withheld::unsure()->page((string) wp_unslash($post['post_content']), $forum);
        return $post;
    }

    /** Beside the form, which keeps the words; what waits needs no sending again. */
    public static function tell(Withheld $withheld, string $field): void
    {
        if ($withheld->action === 'hold') unset($_POST[$field]);
        bbp_add_error("quietroom_{$withheld->action}", esc_html($withheld->getMessage()), $withheld->action === 'hold' ? 'message' : '');
    }

    /* bbPress's own rules look at the account's posts, of which there are none: the same for the name. */
    private static function objection(int $forum, int $topic, int $account, string $text): void
    {
        if (get_transient(self::lately($account)) && !user_can($account, 'throttle')) throw new Withheld('refuse', 'Slow down, please: you wrote a moment ago.');
        $voice = Voice::in($forum, $account);
        $again = !bbp_check_for_duplicate(['post_type' => $topic ? bbp_get_reply_post_type() : bbp_get_topic_post_type(), 'post_author' => 0,
            'post_content' => wp_slash(Words::stored($text)), 'post_parent' => $topic ?: $forum, 'anonymous_data' => ['bbp_anonymous_email' => $voice->mail()]]);
        if ($again) throw new Withheld('refuse', 'You have said that already.');
    }

    private static function remember(int $account): void
    {
        $seconds = (int) get_option('_bbp_throttle_time', 10);
        if ($seconds > 0) set_transient(self::lately($account), 1, $seconds);
    }

    private static function lately(int $account): string
    {
        return 'quietroom_' . Seals::owner('lately', $account);
    }
}
