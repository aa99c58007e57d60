/** The runnable program: the command line, and what it puts together. */
@NullMarked
package org.quietroom.gateway;

import org.jspecify.annotations.NullMarked;
