package org.quietroom.mailman;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.quietroom.core.host.Gate;

/**
 * What the lists of one host share.
 *
 * @param rest Mailman
 * @param courier the mail server
 * @param keys the ids
 * @param gate what judges
 * @param clock the time
 * @param poller runs work on the one thread to which lists belong, and then looks at all of them
 */
record Tools(Rest rest, Courier courier, Keys keys, Gate gate, Clock clock, Executor poller) {}
