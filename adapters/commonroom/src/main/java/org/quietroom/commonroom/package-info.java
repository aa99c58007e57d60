@NullMarked
package org.quietroom.commonroom;

import org.jspecify.annotations.NullMarked;
