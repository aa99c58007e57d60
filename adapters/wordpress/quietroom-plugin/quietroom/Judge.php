<?php
declare(strict_types=1);

namespace Quietroom;

/** Asks the gateway before anything is saved. */
final class Judge
{
    private static array $later = [];

    /** The answer to what is to be published, as it is or in other words; throws Withheld for everything else. */
    public static function ask(array $submission): array
    {
        $gate = Settings::get()->gate ?? throw Withheld::unsure();
        $answer = $gate->submit($submission);
        if ($answer['action'] !== 'publish') throw Withheld::by($answer);
        if (!empty($answer['notice'])) Notices::tell((int) $submission['account'], $answer['notice']);
        return $answer;
    }

    /** Reports what was saved as it came, once the page is sent: in shadow mode nobody waits for us. */
    public static function report(array $submission): void
    {
        if (!self::$later) add_action('shutdown', [self::class, 'send'], PHP_INT_MAX);
        self::$later[] = $submission;
    }

    /** `shutdown` */
    public static function send(): void
    {
        if (function_exists('fastcgi_finish_request')) fastcgi_finish_request();
        foreach (self::$later as $submission) Settings::get()->gate?->submit($submission);
        self::$later = [];
    }
}
