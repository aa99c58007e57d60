/**
 * The HTTP binding of {@link org.quietroom.core.host.Gate}: a host asks before it publishes, obeys, and fetches what it is
 * to do afterwards. Signed requests, or a Unix domain socket; {@code openapi.yaml} beside these classes says it exactly.
 */
@NullMarked
package org.quietroom.gate;

import org.jspecify.annotations.NullMarked;
