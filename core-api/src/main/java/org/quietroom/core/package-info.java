@NullMarked
package org.quietroom.core;

import org.jspecify.annotations.NullMarked;
