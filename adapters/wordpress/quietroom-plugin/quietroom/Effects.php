<?php
declare(strict_types=1);

namespace Quietroom;

/** What the gateway asks for afterwards, at a REST route that an application password with one right opens. */
final class Effects
{
    const RIGHT = 'quietroom_effects';
    const ROLE = 'quietroom_gateway';
    const DONE = ['outcome' => 'done'];
    /** What the gateway and this plugin say to each other; another number with the first release that changes it. */
    const PROTOCOL = 1;

    public static function hook(): void
    {
        add_action('rest_api_init', [self::class, 'routes']);
    }

    public static function routes(): void
    {
        $gateway = [self::class, 'isGateway'];
        register_rest_route('quietroom/v1', '/effects/(?P<key>[A-Za-z0-9-]{8,80})',
            ['methods' => 'POST', 'permission_callback' => $gateway, 'callback' => [self::class, 'carryOut']]);
        register_rest_route('quietroom/v1', '/state',
            ['methods' => 'GET', 'permission_callback' => $gateway, 'callback' => fn() => Admin::state()]);
    }

    /** Whether the gateway's own password opens; if not, what WordPress has against it, which it forgets to say by itself when it looks late. */
    public static function isGateway(): bool|\WP_Error
    {
        if (current_user_can(self::RIGHT)) return true;
        $why = $GLOBALS['wp_rest_application_password_status'] ?? null;
        return is_wp_error($why) ? new \WP_Error($why->get_error_code(), $why->get_error_message(), ['status' => 401]) : false;
    }

    /** Does one effect, once for one key; says what became of it. */
    public static function carryOut(\WP_REST_Request $request): array
    {
        if (Settings::get()->fault !== '') return self::tryAgain('wordpress.configuration', 'The plugin\'s settings have a fault; its page in the administration names it.');
        if (Settings::get()->shadow) return self::cannot('wordpress.shadow', 'The plugin is in shadow mode: it changes nothing.');
        global $wpdb;
        $effect = $request->get_json_params();
        $lock = 'quietroom.' . substr(hash('sha256', $effect['message'] ?? (string) $request['key']), 0, 40);
        if (!$wpdb->get_var($wpdb->prepare('SELECT GET_LOCK(%s, 10)', $lock))) return self::tryAgain('wordpress.busy', 'The same effect is under way.');
        wp_set_current_user(0); // what is done now is nobody's deed
        try {
            return self::one($effect, (string) $request['key']);
        } catch (\Throwable $failure) {
            error_log('[quietroom] an effect failed: ' . get_class($failure) . ' at ' . basename($failure->getFile()) . ':' . $failure->getLine());
            return self::tryAgain('wordpress.failed', 'WordPress failed; the log of its web server has more.');
        } finally {
            $wpdb->query($wpdb->prepare('SELECT RELEASE_LOCK(%s)', $lock));
        }
    }

    private static function one(array $effect, string $key): array
    {
        if ($effect['type'] === 'tell') {
            if (!get_userdata((int) $effect['account'])) return self::cannot('wordpress.gone', 'There is no such account any more.');
            Notices::tell((int) $effect['account'], $effect['text'], $key);
            return self::DONE;
        }
        $of = Forum::is((int) $effect['room']) ? ForumEffects::class : CommentEffects::class;
        return match ($effect['type']) {
            'publish' => match ($effect['kind']) {
                'post' => $of::publish($effect),
                'edit' => $of::edit($effect),
                default => self::cannot('wordpress.kind', 'Only posts and edits can be released here.'),
            },
            'remove' => $of::remove((int) $effect['room'], $effect['message']),
            default => self::cannot('wordpress.unknown', 'The plugin does not know this effect: it is older than the gateway.'),
        };
    }

    public static function cannot(string $code, string $text): array
    {
        return ['outcome' => 'cannot', 'reason' => ['code' => $code, 'text' => $text]];
    }

    public static function tryAgain(string $code, string $text): array
    {
        return ['outcome' => 'try_again', 'reason' => ['code' => $code, 'text' => $text]];
    }

    /** Does all of this or nothing of it: a message and its id are saved in one step. */
    public static function together(callable $work): mixed
    {
        global $wpdb;
        $wpdb->query('START TRANSACTION');
        try {
            $result = $work();
            $wpdb->query('COMMIT');
            return $result;
        } catch (\Throwable $failure) {
            $wpdb->query('ROLLBACK');
            throw $failure;
        }
    }
}
