/** How a customer stands with us, from what they bought and asked: a pure function of their activity and a day. */
@NullMarked
package dev.wadi.enrich.lifecycle;

import org.jspecify.annotations.NullMarked;
