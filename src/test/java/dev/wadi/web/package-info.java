/** What comes through the filter and what does not. */
@NullMarked
package dev.wadi.web;

import org.jspecify.annotations.NullMarked;
