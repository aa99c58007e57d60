/** Settings that guards and adapters declare, so that a program can check, explain and default every one of them. */
@NullMarked
package org.quietroom.core.setting;

import org.jspecify.annotations.NullMarked;
