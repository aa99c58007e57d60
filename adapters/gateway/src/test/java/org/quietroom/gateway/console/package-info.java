@NullMarked
package org.quietroom.gateway.console;

import org.jspecify.annotations.NullMarked;
