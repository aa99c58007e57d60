/** The one store of all modules: how it is reached, which schema it has, and which keyset it belongs to. */
@NullMarked
package org.quietroom.gateway.store;

import org.jspecify.annotations.NullMarked;
