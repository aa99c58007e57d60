/** What moderators see: the pages under {@code /desk}. Wording is in {@code texts/console}, never here. */
@NullMarked
package org.quietroom.gateway.console;

import org.jspecify.annotations.NullMarked;
