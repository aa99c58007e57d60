/** Reports from sealed rooms through the whole gateway. */
@NullMarked
package org.quietroom.gateway.reports;

import org.jspecify.annotations.NullMarked;
