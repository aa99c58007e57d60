@NullMarked
package org.quietroom.gateway.console.signin;

import org.jspecify.annotations.NullMarked;
