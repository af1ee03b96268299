/** What Wadi needs of its own database. */
@NullMarked
package dev.wadi.doctor.postgres;

import org.jspecify.annotations.NullMarked;
