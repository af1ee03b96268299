/** What is claimed of settings and of the complaints about wrong ones. */
@NullMarked
package dev.wadi.settings;

import org.jspecify.annotations.NullMarked;
