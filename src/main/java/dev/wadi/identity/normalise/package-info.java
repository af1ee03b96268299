/** Brings names, dates, phones, addresses and scripts to one spelling before anything is compared. */
@NullMarked
package dev.wadi.identity.normalise;

import org.jspecify.annotations.NullMarked;
