/** Looks at configuration, folders, store, keyset and hosts, and says what to do. */
@NullMarked
package org.quietroom.gateway.doctor;

import org.jspecify.annotations.NullMarked;
