@NullMarked
package dev.wadi.security;

import org.jspecify.annotations.NullMarked;
