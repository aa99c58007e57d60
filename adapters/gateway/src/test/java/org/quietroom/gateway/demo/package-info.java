/** Tests of the command {@code demo}. */
@NullMarked
package org.quietroom.gateway.demo;

import org.jspecify.annotations.NullMarked;
