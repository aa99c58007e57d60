/** The command {@code demo}: gateway and Common Room on loopback, with a short conversation. */
@NullMarked
package org.quietroom.gateway.demo;

import org.jspecify.annotations.NullMarked;
