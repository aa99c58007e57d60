<?php
// Reference client of Quietroom's gate protocol v1 for PHP 8: no extension needed. README.md says what to do with what it gives.
declare(strict_types=1);

final class QuietroomGate
{
    const HELD_BACK = ['action' => 'try_later', 'notice' => 'This could not be sent just now. Please try again in a moment.'];
    const FAILED = ['outcome' => 'try_again', 'reason' => ['code' => 'host.failed', 'text' => 'The host failed; its own log says why.']];

    public string $health = 'not asked yet';

    /** @param string $url where the gateway listens, without a path, such as http://127.0.0.1:8470 */
    public function __construct(private string $url, private string $host, private string $secret, private float $timeout = 15)
    {
        if (strlen($secret) < 32) throw new InvalidArgumentException('the secret has at least 32 characters');
        $this->url = rtrim($url, '/');
    }

    /** The value of the signature header. */
    public static function sign(string $secret, string $method, string $path, string $timestamp, string $nonce, string $body): string
    {
        return hash_hmac('sha256', implode("\n", ['quietroom-gate-v1', $method, $path, $timestamp, $nonce, hash('sha256', $body)]), $secret);
    }

    /** One signed request: [status, body, seconds to wait]; status 0 if no answer came, -1 if it took too long. */
    public function call(string $path, array $value, ?string $nonce = null, ?float $timeout = null): array
    {
        $body = json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        [$at, $timestamp, $nonce] = ["/v1/hosts/{$this->host}/$path", sprintf('%d', microtime(true) * 1000), $nonce ?? bin2hex(random_bytes(16))];
        $http = ['method' => 'POST', 'content' => $body, 'ignore_errors' => true, 'follow_location' => 0, 'timeout' => $timeout ?? $this->timeout];
        $http['header'] = ['Content-Type: application/json', 'Connection: close', "Quietroom-Timestamp: $timestamp", "Quietroom-Nonce: $nonce",
            'Quietroom-Signature: ' . self::sign($this->secret, 'POST', $at, $timestamp, $nonce, $body)];
        $began = microtime(true);
        $text = @file_get_contents($this->url . $at, false, stream_context_create(['http' => $http]));
        if ($text === false || !preg_match('#^HTTP/\S+ (\d+)#', $http_response_header[0] ?? '', $line)) {
            $this->health = 'no answer';
            return [microtime(true) - $began < $http['timeout'] ? 0 : -1, null, INF];
        }
        [$json, $wait] = [json_decode($text, true), preg_filter('/^Retry-After: *(\d+)$/i', '$1', $http_response_header)];
        $this->health = $line[1] < 300 ? 'reached' : $line[1] . ' ' . ($json['detail'] ?? '');
        return [(int) $line[1], $json, $wait ? (float) end($wait) : INF];
    }

    /** The answer to a submission; without an answer it is try_later. Tries a second time where that may help. */
    public function submit(array $submission, bool $mayRetry = true): array
    {
        [$status, $body, $wait] = $this->call('submissions', $submission);
        if ($status === 200) return $body;
        if (!$mayRetry || !($status === 0 || (in_array($status, [429, 503]) && $wait <= 2))) return self::HELD_BACK;
        usleep($status === 0 ? 0 : (int) ($wait * 1e6));
        return $this->submit($submission, false);
    }

    /** Who an account is in a room: id, name, avatar; throws if the gateway does not say. */
    public function identify(string $room, string $account): array
    {
        [$status, $body] = $this->call('identities', ['room' => $room, 'account' => $account]);
        return $status === 200 ? $body : throw new RuntimeException("the gateway does not say who that is: {$this->health}");
    }

    /** Fetches effects while $running(); $handle($effect) does one, may meet it twice, and gives its receipt. */
    public function serve(callable $handle, callable $running, int $waitSeconds = 25): void
    {
        for ([$again, $delay] = [true, 1]; $running();) {
            [$status, $body] = $this->call('effects/poll', ['waitSeconds' => $again ? 0 : $waitSeconds, 'again' => $again], null, $waitSeconds + 15);
            foreach ($body['effects'] ?? [] as $effect) {
                try {
                    $receipt = $handle($effect);
                } catch (Throwable) {
                    $receipt = self::FAILED;
                }
                [$noted] = $this->call("effects/{$effect['key']}", $receipt);
                if ($noted <= 0) $status = $noted;
            }
            if ($status === 200) [$again, $delay] = [false, 1];
            else {
                sleep($delay);
                [$again, $delay] = [true, min($delay * 2, 4)];
            }
        }
    }
}
