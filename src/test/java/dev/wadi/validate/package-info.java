/** What is claimed of checking records. */
@NullMarked
package dev.wadi.validate;

import org.jspecify.annotations.NullMarked;
