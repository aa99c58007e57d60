/** One archive that holds the store and, unless told otherwise, the keyset; and the way back. */
@NullMarked
package org.quietroom.gateway.backup;

import org.jspecify.annotations.NullMarked;
