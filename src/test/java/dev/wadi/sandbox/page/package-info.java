/** The report as a page for people who would rather look: one file, no script, light and dark, drawn by us. */
@NullMarked
package dev.wadi.sandbox.page;

import org.jspecify.annotations.NullMarked;
