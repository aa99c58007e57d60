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
            'state' => $settings->fault ?: ($reached ? 'The gateway answers.' : "The gateway is not reached: {$settings->gate->health}.")];
    }

    public static function page(): void
    {
        $password = isset($_POST['quietroom_password']) && check_admin_referer('quietroom_password') ? self::newPassword() : null;
        $state = self::state();
        $rooms = Settings::get()->rooms;
        echo '<div class="wrap"><h1>Quietroom</h1><p>' . esc_html($state['state']) . '</p>';
        if (!$state['reached'] && !$state['shadow']) echo '<p>Until it is, nobody can write in the rooms it covers: authors are asked to try again.</p>';
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
