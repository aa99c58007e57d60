/** Tests of logging. */
@NullMarked
package org.quietroom.gateway.log;

import org.jspecify.annotations.NullMarked;
