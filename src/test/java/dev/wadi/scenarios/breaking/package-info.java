/** The whole service while it, its servers or the network between them are broken. */
@NullMarked
package dev.wadi.scenarios.breaking;

import org.jspecify.annotations.NullMarked;
