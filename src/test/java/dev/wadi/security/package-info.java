/** Passwords, users and tokens, good and bad. */
@NullMarked
package dev.wadi.security;

import org.jspecify.annotations.NullMarked;
