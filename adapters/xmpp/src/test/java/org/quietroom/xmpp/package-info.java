/** Both routes proved on real servers, Prosody and ejabberd, with ordinary clients. */
@NullMarked
package org.quietroom.xmpp;

import org.jspecify.annotations.NullMarked;
