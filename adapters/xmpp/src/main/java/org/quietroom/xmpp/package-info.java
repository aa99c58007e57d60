@NullMarked
package org.quietroom.xmpp;

import org.jspecify.annotations.NullMarked;
