/** Plugins that are not Quietroom's own. */
@NullMarked
package com.example.guards;

import org.jspecify.annotations.NullMarked;
