/** The whole of Wadi on real servers with one command: start them, fill them, run the service over it, report, stop. */
@NullMarked
package dev.wadi.sandbox;

import org.jspecify.annotations.NullMarked;
