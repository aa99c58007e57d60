<?php
// What an operator of this site has set: nobody is told to slow down, and mail has a sender.
add_filter('wp_is_comment_flood', '__return_false', 99);
add_filter('wp_mail_from', fn() => 'site@example.org');
