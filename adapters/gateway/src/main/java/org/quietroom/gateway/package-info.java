@NullMarked
package org.quietroom.gateway;

import org.jspecify.annotations.NullMarked;
