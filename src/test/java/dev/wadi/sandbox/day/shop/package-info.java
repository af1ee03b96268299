/** The day's shop as its MySQL database has it: customers, orders, order lines. */
@NullMarked
package dev.wadi.sandbox.day.shop;

import org.jspecify.annotations.NullMarked;
