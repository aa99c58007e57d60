<?php
declare(strict_types=1);

namespace Quietroom;

/**
 * What the database must not tell by itself is under keys made from the gate's secret, which is in a file: whoever has the database alone
 * learns neither who is behind a message nor what an author was told. Whoever has both can find out.
 */
final class Seals
{
    private static function key(string $purpose): string
    {
        return hash_hkdf('sha256', Settings::get()->secret, 32, "quietroom-wordpress-v1 $purpose");
    }

    /** Shows that this account wrote this message, to whoever has the secret and guesses the account. */
    public static function owner(string $message, int $account): string
    {
        return substr(hash_hmac('sha256', "$message\n$account", self::key('owners')), 0, 40);
    }

    public static function isOwner(string $mark, string $message, int $account): bool
    {
        return $account > 0 && Settings::get()->secret !== '' && hash_equals(self::owner($message, $account), $mark);
    }

    /** Words for one account alone. */
    public static function seal(string $text, int $account): string
    {
        $nonce = random_bytes(SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES);
        return base64_encode($nonce . sodium_crypto_aead_xchacha20poly1305_ietf_encrypt($text, "account $account", $nonce, self::key('notices')));
    }

    /** The words; null if they were sealed with another secret or for another account. */
    public static function open(string $sealed, int $account): ?string
    {
        $bytes = base64_decode($sealed, true);
        $length = SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES;
        if (Settings::get()->secret === '' || $bytes === false || strlen($bytes) <= $length) return null;
        $text = sodium_crypto_aead_xchacha20poly1305_ietf_decrypt(substr($bytes, $length), "account $account", substr($bytes, 0, $length), self::key('notices'));
        return $text === false ? null : $text;
    }
}
