<?php
/**
 * Plugin Name: Quietroom
 * Description: Members write under one calm name per room, and every comment and forum post is looked at before it is saved.
 * Version: 0.1.0
 * Requires PHP: 8.0
 * License: Apache-2.0
 */
declare(strict_types=1);

namespace Quietroom;

if (!defined('ABSPATH')) exit;

foreach (['QuietroomGate', 'Settings', 'Seals', 'Words', 'Voice', 'Withheld', 'Judge', 'Comments', 'Edits', 'Own', 'Shown', 'Notices',
    'Effects', 'CommentEffects', 'Admin', 'Forum', 'ForumEdits', 'ForumVoice', 'ForumEffects', 'Privacy'] as $part) {
    require_once __DIR__ . "/quietroom/$part.php";
}

Comments::hook();
Edits::hook();
Own::hook();
Shown::hook();
Notices::hook();
Effects::hook();
Admin::hook();
Forum::hook();
ForumEdits::hook();
Privacy::hook();
