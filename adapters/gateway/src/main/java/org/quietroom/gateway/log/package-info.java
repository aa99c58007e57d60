/** Logging that cannot tell: whole lines are redacted, and what others log below a warning is never made. */
@NullMarked
package org.quietroom.gateway.log;

import org.jspecify.annotations.NullMarked;
