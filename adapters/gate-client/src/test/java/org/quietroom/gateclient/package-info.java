/** Each reference client against the real gate. */
@NullMarked
package org.quietroom.gateclient;

import org.jspecify.annotations.NullMarked;
