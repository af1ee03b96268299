/** Tests of the identity engine. */
@NullMarked
package dev.wadi.identity.model;

import org.jspecify.annotations.NullMarked;
