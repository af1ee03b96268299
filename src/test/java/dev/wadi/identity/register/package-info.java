@NullMarked
package dev.wadi.identity.register;

import org.jspecify.annotations.NullMarked;
