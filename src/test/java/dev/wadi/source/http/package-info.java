/** HTTP APIs: where they are asked, and what is made of their answers. */
@NullMarked
package dev.wadi.source.http;

import org.jspecify.annotations.NullMarked;
