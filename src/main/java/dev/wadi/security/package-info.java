/** Who comes in and what they may do: users with hashed passwords, tokens of an identity provider, roles. */
@NullMarked
package dev.wadi.security;

import org.jspecify.annotations.NullMarked;
