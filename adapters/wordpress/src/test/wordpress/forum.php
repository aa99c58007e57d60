<?php
// Makes a forum with one topic, opened by the administrator; prints their numbers.
$_SERVER['HTTP_HOST'] = parse_url('{address}', PHP_URL_HOST);
require '{site}/wp-load.php';
do_action('bbp_init');
$forum = bbp_insert_forum(['post_title' => $argv[1], 'post_author' => 1]);
$topic = bbp_insert_topic(['post_title' => 'The evening', 'post_content' => 'Welcome, all.', 'post_parent' => $forum, 'post_author' => 1], ['forum_id' => $forum]);
echo "$forum $topic";
