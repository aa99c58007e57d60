<?php
// Runs the PHP client by commands, one JSON object a line; answers each by one line.
declare(strict_types=1);

require __DIR__ . '/../../../php/QuietroomGate.php';

function serve(QuietroomGate $gate, int $until): array
{
    [$seen, $done] = [[], []];
    $handle = function (array $effect) use (&$seen, &$done): array {
        $seen[] = $effect;
        $times = count(array_filter($seen, fn($e) => $e['key'] === $effect['key']));
        if (($effect['text'] ?? '') === 'fail once' && $times === 1) throw new RuntimeException('as asked');
        $done[$effect['key']] = true;
        return $effect['type'] === 'publish' ? ['outcome' => 'done', 'message' => 'host-' . $effect['message']] : ['outcome' => 'done'];
    };
    $gate->serve($handle, function () use (&$seen, $until): bool { return count($seen) < $until; }, 5);
    return ['seen' => $seen, 'done' => count($done)];
}

$gate = null;
while (($line = fgets(STDIN)) !== false) {
    $c = json_decode($line, true);
    try {
        $said = match ($c['op']) {
            'open' => ($gate = new QuietroomGate($c['url'], $c['host'], $c['secret'])) ? new stdClass() : null,
            'sign' => ['signature' => QuietroomGate::sign($c['secret'], $c['method'], $c['path'], $c['timestamp'], $c['nonce'], $c['body'])],
            'submit' => $gate->submit($c['submission']),
            'identify' => $gate->identify($c['room'], $c['account']),
            'health' => ['health' => $gate->health],
            'replay' => ['statuses' => [$gate->call('submissions', $c['submission'], $c['nonce'])[0], $gate->call('submissions', $c['submission'], $c['nonce'])[0]]],
            'serve' => serve($gate, $c['until']),
        };
    } catch (RuntimeException | InvalidArgumentException $failure) {
        $said = ['failed' => $failure->getMessage()];
    }
    fwrite(STDOUT, json_encode($said, JSON_THROW_ON_ERROR) . "\n");
}
