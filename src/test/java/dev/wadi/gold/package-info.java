/** What golden records, and what customers did, come to. */
@NullMarked
package dev.wadi.gold;

import org.jspecify.annotations.NullMarked;
