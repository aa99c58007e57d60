/** Tests of the running program. */
@NullMarked
package org.quietroom.gateway.run;

import org.jspecify.annotations.NullMarked;
