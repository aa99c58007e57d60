/** Load programs; run by hand, as CONTRIBUTING says. */
@NullMarked
package org.quietroom.gateway.load;

import org.jspecify.annotations.NullMarked;
