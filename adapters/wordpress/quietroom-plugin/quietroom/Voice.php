<?php
declare(strict_types=1);

namespace Quietroom;

/** Who a member is in one room, and how that is written into WordPress: a guest's name and an address nobody has. */
final class Voice
{
    const ID = '_quietroom_id';
    const OWNER = '_quietroom_owner';

    public function __construct(public string $id, public string $name)
    {
    }

    public static function of(array $author): self
    {
        return new self((string) $author['id'], (string) $author['name']);
    }

    /** Asks the gateway; throws Withheld if it does not say. */
    public static function in(int $room, int $account): self
    {
        try {
            return self::of(Settings::get()->gate?->identify((string) $room, (string) $account) ?? throw new \RuntimeException('no gate'));
        } catch (\RuntimeException) {
            throw Withheld::unsure();
        }
    }

    /** Tells WordPress's own checks one name from another, and makes its avatar; .invalid is no domain (RFC 2606). */
    public function mail(): string
    {
        return "{$this->id}@quietroom.invalid";
    }

    /** A new message's number, as the gateway and the database know it: random, so it says nothing of anybody. */
    public static function newId(string $kind): string
    {
        return $kind . '.' . bin2hex(random_bytes(12));
    }

    /** What goes with a message into the database, beside it. */
    public static function marks(string $message, int $account): array
    {
        return [self::ID => $message, self::OWNER => Seals::owner($message, $account)];
    }

    /** A comment under this name: nothing of the member is left in it. Not slashed. */
    public function comment(array $comment, string $text, string $message, int $account): array
    {
        return array_merge($comment, [
            'user_id' => 0, 'user_ID' => 0,
            'comment_author' => $this->name, 'comment_author_email' => $this->mail(), 'comment_author_url' => '',
            'comment_author_IP' => '', 'comment_agent' => '',
            'comment_content' => Words::stored($text),
            'comment_meta' => self::marks($message, $account),
        ]);
    }
}
