/**
 * The engine in groups with other implementations of RFC 9420: bcmls 1.84, and ts-mls 1.6.4 in Node and in Chromium, by itself and
 * behind the layer that browsers run it in. What a peer gets wrong is listed where it is met.
 */
@NullMarked
package org.quietroom.encryption.mls.interop;

import org.jspecify.annotations.NullMarked;
