/** The whole service as people operate it: by beans, commands, paths and in a browser. */
@NullMarked
package dev.wadi.scenarios.operated;

import org.jspecify.annotations.NullMarked;
