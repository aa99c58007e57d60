<?php
declare(strict_types=1);

namespace Quietroom;

/** What one member is told and nobody else sees: on every page of the site until it is read, in the database sealed. */
final class Notices
{
    const META = '_quietroom_notice';
    const MOST = 50;
    private static bool $shown = false;

    public static function hook(): void
    {
        add_action('wp_body_open', [self::class, 'show']);
        add_action('wp_footer', [self::class, 'show'], 5);
        add_action('admin_notices', [self::class, 'show']);
        add_action('admin_post_quietroom_read', [self::class, 'read']);
        add_action('rest_api_init', [self::class, 'route']);
    }

    /** Once for one key, also after it was read. */
    public static function tell(int $account, string $text, ?string $key = null): void
    {
        $key ??= bin2hex(random_bytes(16));
        $all = get_user_meta($account, self::META);
        foreach ($all as $row) {
            if (str_starts_with($row, "$key:")) return;
        }
        add_user_meta($account, self::META, "$key:" . Seals::seal($text, $account));
        foreach (array_slice($all, 0, max(0, count($all) + 1 - self::MOST)) as $old) delete_user_meta($account, self::META, $old);
    }

    /** What waits for somebody to read it, by key, oldest first. */
    public static function of(int $account): array
    {
        $open = [];
        foreach ($account > 0 ? get_user_meta($account, self::META) : [] as $row) {
            [$key, $sealed] = explode(':', $row, 2) + [1 => ''];
            $text = $sealed === '' ? null : Seals::open($sealed, $account);
            if ($text !== null) $open[$key] = $text;
        }
        return $open;
    }

    public static function show(): void
    {
        if (self::$shown || !($notices = self::of(get_current_user_id()))) return;
        self::$shown = true;
        echo '<div class="quietroom-notices notice" role="status"><form method="post" action="' . esc_url(admin_url('admin-post.php')) . '">';
        wp_nonce_field('quietroom_read', '_wpnonce', true);
        echo '<input type="hidden" name="action" value="quietroom_read"><p><strong>For you alone:</strong></p>';
        foreach ($notices as $key => $text) {
            echo '<p class="quietroom-notice">' . nl2br(esc_html($text)) . '</p><input type="hidden" name="keys[]" value="' . esc_attr((string) $key) . '">';
        }
        echo '<p><button type="submit">I have read this</button></p></form></div>';
    }

    /** `admin_post_quietroom_read` */
    public static function read(): void
    {
        check_admin_referer('quietroom_read');
        self::forget(get_current_user_id(), array_map('strval', (array) wp_unslash($_POST['keys'] ?? [])));
        wp_safe_redirect(wp_get_referer() ?: home_url('/'));
        exit;
    }

    private static function forget(int $account, array $keys): void
    {
        foreach (get_user_meta($account, self::META) as $row) {
            $key = explode(':', $row, 2)[0];
            if (in_array($key, $keys, true)) update_user_meta($account, self::META, "$key:", $row);
        }
    }

    /** Programs read and close them too, each member their own. */
    public static function route(): void
    {
        $mine = fn() => is_user_logged_in();
        register_rest_route('quietroom/v1', '/notices', [
            ['methods' => 'GET', 'permission_callback' => $mine, 'callback' => function () {
                $open = self::of(get_current_user_id());
                return array_map(fn($key) => ['key' => (string) $key, 'text' => $open[$key]], array_keys($open));
            }],
            ['methods' => 'DELETE', 'permission_callback' => $mine, 'callback' => function (\WP_REST_Request $request) {
                self::forget(get_current_user_id(), [(string) $request['key']]);
                return new \WP_REST_Response(null, 204);
            }],
        ]);
    }
}
