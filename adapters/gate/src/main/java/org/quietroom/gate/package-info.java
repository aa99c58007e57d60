@NullMarked
package org.quietroom.gate;

import org.jspecify.annotations.NullMarked;
