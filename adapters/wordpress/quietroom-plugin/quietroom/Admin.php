<?php
declare(strict_types=1);

namespace Quietroom;

/** A page in the administration: how the connection is, and the gateway's own application password. */
final class Admin
{
    const PAGE = 'quietroom';
    const LOGIN = 'quietroom';

    public static function hook(): void
    {
        add_action('admin_menu', fn() => add_options_page('Quietroom', 'Quietroom', 'manage_options', self::PAGE, [self::class, 'page']));
    }

    /** No account, no secret. */
    public static function state(): array
    {
        $settings = Settings::get();
        $reached = $settings->gate !== null && $settings->gate->call('effects/poll', ['waitSeconds' => 0], null, 5)[0] === 200;
        return ['plugin' => 'wordpress', 'protocol' => Effects::PROTOCOL, 'reached' => $reached, 'shadow' => $settings->shadow, 'fault' => $settings->fault,
            'state' => $settings->fault ? "{$settings->fault}." : ($reached ? 'The gateway answers.' : self::trouble($settings->gate->health, $settings->host))];
    }

    /** Why the gateway is not reached, and what to do about it, for whoever runs the site. */
    private static function trouble(string $health, string $host): string
    {
        [$status, $detail] = preg_match('/^(\d{3}) *(.*)$/', $health, $found) ? [(int) $found[1], $found[2]] : [0, ''];
        return match (true) {
            $status === 401 && str_contains($detail, 'clock') => 'The gateway answers, but its clock and the clock of this machine differ by more than a minute. Set both by NTP.',
            $status === 401 => 'The gateway answers, but this site\'s secret is not the one it has. Put the same text into both files'
                . ' (QUIETROOM_SECRET_FILE in wp-config.php, secret-file in quietroom.yaml), then restart the gateway.',
            $status === 404 => "The gateway answers, but has no host named \"$host\". Give QUIETROOM_HOST in wp-config.php the name that quietroom.yaml has below hosts.",
            $status > 0 => "The gateway answers, but not as it should ($status). $detail",
            default => 'The gateway does not answer. Look whether it runs (quietroom serve), and whether QUIETROOM_URL in wp-config.php is its address.',
        };
    }

    public static function page(): void
    {
        $password = isset($_POST['quietroom_password']) && check_admin_referer('quietroom_password') ? self::newPassword() : null;
        $state = self::state();
        $rooms = Settings::get()->rooms;
        echo '<div class="wrap"><h1>Quietroom</h1><div class="notice inline notice-' . ($state['reached'] ? 'success' : 'error') . '"><p>' . esc_html($state['state']) . '</p></div>';
        if (!$state['reached'] && !$state['shadow']) echo '<p>Until this is put right, nobody can write in the rooms that it covers. Authors keep their text and are asked to try again.</p>';
        if ($state['shadow']) echo '<p>Shadow mode: everything is reported, nothing is changed.</p>';
        echo '<p>Rooms: ' . esc_html($rooms === null ? 'all posts and forums' : implode(', ', $rooms)) . '.</p>';
        echo '<h2>The gateway\'s password</h2><p>With it the gateway releases, removes and tells; it opens nothing else. A new one ends the old one.</p>';
        if (is_wp_error($password)) echo '<p>' . esc_html($password->get_error_message()) . '</p>';
        elseif ($password) echo '<p>For <code>application-password-file</code>, shown once: <code>' . esc_html($password) . '</code></p>';
        echo '<form method="post">';
        wp_nonce_field('quietroom_password');
        echo '<p><button class="button" name="quietroom_password" value="1">Make a password</button></p></form></div>';
    }

    /** A user that can do one thing, and its one password. */
    public static function newPassword(): string|\WP_Error
    {
        if (!wp_is_application_passwords_available()) return new \WP_Error('quietroom', 'WordPress has application passwords only over HTTPS (or with WP_ENVIRONMENT_TYPE "local").');
        add_role(Effects::ROLE, 'Quietroom gateway', [Effects::RIGHT => true]);
        $user = get_user_by('login', self::LOGIN)->ID ?? wp_insert_user(['user_login' => self::LOGIN, 'user_pass' => wp_generate_password(40),
            'role' => Effects::ROLE, 'display_name' => 'Quietroom', 'show_admin_bar_front' => 'false']);
        if (is_wp_error($user)) return $user;
        if (!user_can($user, Effects::RIGHT)) return new \WP_Error('quietroom', 'There is another user named "' . self::LOGIN . '"; rename or remove that account.');
        \WP_Application_Passwords::delete_all_application_passwords($user);
        $made = \WP_Application_Passwords::create_new_application_password($user, ['name' => 'Quietroom gateway']);
        return is_wp_error($made) ? $made : $made[0];
    }
}
