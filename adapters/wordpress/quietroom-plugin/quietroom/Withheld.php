<?php
declare(strict_types=1);

namespace Quietroom;

/** A message that is not published, and what its author reads: a code, a status, a kind word. */
final class Withheld extends \RuntimeException
{
    const UNSURE = 'This could not be sent just now. Please try again in a moment.';
    const HELD = 'Your message waits for a moderator.';
    const STATUS = ['hold' => 409, 'refuse' => 409, 'try_later' => 503];

    public function __construct(public string $action, string $notice)
    {
        parent::__construct($notice);
    }

    public static function by(array $answer): self
    {
        $action = isset(self::STATUS[$answer['action']]) ? $answer['action'] : 'try_later';
        return new self($action, $answer['notice'] ?? ($action === 'hold' ? self::HELD : self::UNSURE));
    }

    public static function unsure(): self
    {
        return new self('try_later', self::UNSURE);
    }

    /** As programs read it. */
    public function error(bool $rest): \WP_Error
    {
        $status = self::STATUS[$this->action];
        return new \WP_Error("quietroom_{$this->action}", $this->getMessage(), $rest ? ['status' => $status] : $status);
    }

    /** As people read it: a page that gives their words back where they are not kept, and ends the request. */
    public function page(string $text, int $post): never
    {
        $titles = ['hold' => 'Your words wait', 'refuse' => 'This was not published', 'try_later' => 'This was not sent'];
        $html = '<h1>' . esc_html($titles[$this->action]) . '</h1><p class="quietroom-notice">' . nl2br(esc_html($this->getMessage())) . '</p>';
        if ($this->action !== 'hold') {
            $html .= '<p><label for="quietroom-words">Your words, to take with you or to send again:</label></p>'
                . '<p><textarea id="quietroom-words" rows="8" cols="60" readonly>' . esc_textarea($text) . '</textarea></p>';
        }
        $html .= '<p><a href="' . esc_url((string) get_permalink($post)) . '">Back to the page</a></p>';
        nocache_headers();
        wp_die($html, $titles[$this->action], ['response' => $this->action === 'hold' ? 202 : self::STATUS[$this->action]]);
        exit;
    }
}
