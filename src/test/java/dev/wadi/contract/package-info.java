/** What is claimed of contracts and of the complaints about wrong ones. */
@NullMarked
package dev.wadi.contract;

import org.jspecify.annotations.NullMarked;
