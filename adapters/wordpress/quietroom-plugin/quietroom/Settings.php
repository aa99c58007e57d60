<?php
declare(strict_types=1);

namespace Quietroom;

/** What wp-config.php says, as constants: a secret belongs into a file, not into the database. */
final class Settings
{
    /** Null while there is a fault in the configuration; the rooms it covers are closed then. */
    public ?\QuietroomGate $gate = null;
    public string $secret = '';
    public string $host = '';
    public bool $shadow = false;
    public ?array $rooms = null;
    public string $fault = '';

    private static ?self $read = null;

    public static function get(): self
    {
        return self::$read ??= new self();
    }

    private function __construct()
    {
        $this->shadow = self::constant('QUIETROOM_MODE', 'on') === 'shadow';
        $this->rooms = self::constant('QUIETROOM_ROOMS');
        $this->fault = $this->read();
        if ($this->fault !== '') {
            error_log("[quietroom] {$this->fault}. Nobody can write in the rooms it covers until this is put right.");
        }
    }

    private function read(): string
    {
        $url = (string) self::constant('QUIETROOM_URL', '');
        $host = (string) self::constant('QUIETROOM_HOST', '');
        if (!preg_match('#^https?://[^/]+/?$#', $url)) return 'QUIETROOM_URL in wp-config.php must be the gateway\'s address without a path, such as http://127.0.0.1:8470';
        if (!preg_match('/^[a-z][a-z0-9-]{0,31}$/', $host)) return 'QUIETROOM_HOST in wp-config.php must be this host\'s key in quietroom.yaml';
        if (!in_array(self::constant('QUIETROOM_MODE', 'on'), ['on', 'shadow'], true)) return 'QUIETROOM_MODE in wp-config.php must be "on" or "shadow"';
        if ($this->rooms !== null && (!is_array($this->rooms) || array_filter($this->rooms, fn($id) => !is_int($id) || $id < 1))) {
            return 'QUIETROOM_ROOMS in wp-config.php must be a list of numbers of posts and forums; without it all are covered';
        }
        $secret = self::constant('QUIETROOM_SECRET') ?? @file_get_contents((string) self::constant('QUIETROOM_SECRET_FILE', ''));
        if (!is_string($secret)) return 'QUIETROOM_SECRET_FILE in wp-config.php names a file that PHP\'s user cannot read';
        $secret = trim($secret);
        if (strlen($secret) < 32) return 'The secret has fewer than 32 characters (make one with: openssl rand -hex 32)';
        $this->secret = $secret;
        $this->host = $host;
        $this->gate = new \QuietroomGate($url, $host, $secret, (float) self::constant('QUIETROOM_TIMEOUT', 10));
        return '';
    }

    private static function constant(string $name, mixed $fallback = null): mixed
    {
        return defined($name) ? constant($name) : $fallback;
    }

    /** Whether a post's comments, or a forum, are a room of ours. */
    public function covers(int $room): bool
    {
        if ($room < 1) return false;
        $listed = $this->rooms === null || !is_array($this->rooms) || in_array($room, $this->rooms, true);
        return (bool) apply_filters('quietroom_covers', $listed, $room);
    }

    /** Whether members of this room write under names: it is covered, and not only watched. */
    public function veils(int $room): bool
    {
        return !$this->shadow && $this->covers($room);
    }
}
