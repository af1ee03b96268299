/** What each record said: immutable typed versions, written once an attempt. */
@NullMarked
package dev.wadi.silver;

import org.jspecify.annotations.NullMarked;
