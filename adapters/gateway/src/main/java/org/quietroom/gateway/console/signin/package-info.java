/** Who may open the console: people, passwords, one-time codes, sessions. */
@NullMarked
package org.quietroom.gateway.console.signin;

import org.jspecify.annotations.NullMarked;
