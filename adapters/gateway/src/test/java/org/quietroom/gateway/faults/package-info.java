/** What happens when the ground gives way while the gateway runs: a full disk, a lost database, a wrong key. */
@NullMarked
package org.quietroom.gateway.faults;

import org.jspecify.annotations.NullMarked;
