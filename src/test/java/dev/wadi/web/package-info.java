@NullMarked
package dev.wadi.web;

import org.jspecify.annotations.NullMarked;
