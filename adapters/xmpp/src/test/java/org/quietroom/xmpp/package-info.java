/** Both routes proved on a real Prosody with ordinary clients. */
@NullMarked
package org.quietroom.xmpp;

import org.jspecify.annotations.NullMarked;
