/** Real servers on free loopback ports, for the sandbox and the integration tests: nothing to install, nothing left behind. */
@NullMarked
package dev.wadi.sandbox.server;

import org.jspecify.annotations.NullMarked;
