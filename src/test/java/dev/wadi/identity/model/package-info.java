/** Tests of what the model learns, and how it is kept. */
@NullMarked
package dev.wadi.identity.model;

import org.jspecify.annotations.NullMarked;
