<?php
// Installs WordPress by its own functions and prints two application passwords: the gateway's and the administrator's.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url('{address}', PHP_URL_HOST);
require '{site}/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');
wp_install('Evening', 'admin', 'admin@example.org', true, '', 'admin-password');
update_option('comments_notify', 1);
$wpdb->query("ALTER TABLE $wpdb->users AUTO_INCREMENT = 70001"); // so that a member's number is no other number
if (is_dir(WP_PLUGIN_DIR . '/bbpress')) update_option('active_plugins', ['bbpress/bbpress.php']);
foreach (['_bbp_replies_per_page' => 200, '_bbp_throttle_time' => 0, '_bbp_edit_lock' => 60, '_bbp_allow_global_access' => 1] as $name => $value) update_option($name, $value);
echo Quietroom\Admin::newPassword(), ' ', WP_Application_Passwords::create_new_application_password(1, ['name' => 'tests'])[0];
