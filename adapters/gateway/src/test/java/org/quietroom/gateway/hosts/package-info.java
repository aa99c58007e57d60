/** A gateway as an operator runs it, with the real hosts that it serves. */
@NullMarked
package org.quietroom.gateway.hosts;

import org.jspecify.annotations.NullMarked;
