@NullMarked
package dev.wadi.source.http;

import org.jspecify.annotations.NullMarked;
